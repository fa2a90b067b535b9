import { bulletList, wrapText } from './wrap-text.ts'

interface Telling {
  readonly telling: readonly { readonly feature: string; readonly reason: string }[]
}

/** Columns that nothing is learned from, with what each seems to know; nothing where there is none. */
export function tellingParts({ telling }: Telling, known: string): string[] {
  if (telling.length === 0) return []
  const lines = telling.map(({ feature, reason }) => `${feature}: ${reason}`)
  return [wrapText(`Left out, because it seems to know ${known}:`), bulletList(lines)]
}
