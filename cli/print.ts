import { inertText } from './inert-text.ts'

/** Prints a result: as one line of JSON when asked, else as text made safe for a terminal. */
export function printResult(
  result: unknown,
  { json, text }: { readonly json: boolean | undefined; readonly text: () => string },
): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : inertText(`${text()}\n`))
}
