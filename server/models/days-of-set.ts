import type { CivilDate } from '@cadre/core'
import type { LakeContent } from '@cadre/store/lake'

/** The last day that rows of a data set are of; undefined without a column `as_of` that holds days. */
export function lastDayOf({
  columns,
  profile,
}: Pick<LakeContent, 'columns' | 'profile'>): CivilDate | undefined {
  if (!columns.some(({ name, type }) => name === 'as_of' && type === 'date')) return undefined
  const last = profile['as_of']?.max
  return last === undefined ? undefined : String(last)
}
