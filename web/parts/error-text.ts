import { ApiError } from '@cadre/contract/client'
import { refusalIn } from '../language/error-words.ts'
import { translate } from '../language/translate.ts'

/** What went wrong, in the language of the page. */
export function errorText(error: unknown): string {
  if (error instanceof ApiError) return refusalIn(document.documentElement.lang, error)
  return error instanceof Error ? error.message : String(error)
}

/** What is wrong with which field of the values that were sent. */
export function issuesOf(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof ApiError)) return new Map()
  const { lang } = document.documentElement
  return new Map(
    error.issues.map(({ path, message }) => [String(path.at(-1) ?? ''), translate(lang, message)]),
  )
}
