import { columnNamed, selectColumns, takeRows } from '@cadre/learn/table'
import { testedRows } from '../evaluate/evaluate-on-folds.ts'
import type { OuterPlan } from '../train/training-data.ts'
import { countGroups, findRowGroups } from '../validate/index.ts'
import type { PreparedStudy } from './prepare-study.ts'
import type { StudyResult } from './study-result.ts'

/**
 * How many rows outer folds have tested, which is fewer than all where earlier rows are learned from alone, and of how many people,
 * teams or the like, where a column says whose each is. Duplicates that are kept together are not one person for that.
 */
export function judgedOn(
  { table, roles: { group } }: Pick<PreparedStudy, 'table' | 'roles'>,
  { folds }: OuterPlan,
): NonNullable<StudyResult['judgedOn']> {
  const rows = testedRows(folds)
  if (group === undefined) return { rows: rows.length }
  const sameGroup = columnNamed(takeRows(selectColumns(table, [group]), rows), group)
  return {
    rows: rows.length,
    groups: countGroups(findRowGroups({ rowCount: rows.length, columns: [] }, { sameGroup })),
  }
}
