import { ApiError } from '@cadre/contract/client'

/** What went wrong, for a reader. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What is wrong with which field of the values that were sent. */
export function issuesOf(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof ApiError)) return new Map()
  return new Map(error.issues.map(({ path, message }) => [String(path.at(-1) ?? ''), message]))
}
