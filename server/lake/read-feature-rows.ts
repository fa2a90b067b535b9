import { booleanColumn, categoryColumn, createTable, numberColumn } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import type { PersonDays } from '@cadre/lifecycle/person-days'
import type { Purpose } from '@cadre/people'
import { openSet, readRows } from '@cadre/store/lake'
import type { LakeColumn, LakeStorage, LakeValue, OpenSet } from '@cadre/store/lake'

/** Reads a data set of features as a table, with the person and the day of each row. */
export async function readFeatureRows(
  lake: LakeStorage,
  { name, sequence }: { readonly name: string; readonly sequence: string },
  purpose: Purpose,
): Promise<PersonDays> {
  return readRowsAsTable(await openSet(lake, name, { sequence, purpose }))
}

/** The rows of a data set of features that is open. */
export async function readRowsAsTable(set: Pick<OpenSet, 'content' | 'path'>): Promise<PersonDays> {
  const [days, personIds]: [string[], string[]] = [[], []]
  const features = set.content.columns.filter((column) => !keys.has(column.name))
  const cells = features.map((): LakeValue[] => [])
  for await (const rows of readRows(set)) {
    for (const row of rows) {
      days.push(String(row['as_of']))
      personIds.push(String(row['person_id']))
      for (const [at, feature] of features.entries()) cells[at]!.push(row[feature.name] ?? null)
    }
  }
  return { table: createTable(features.map((feature, at) => columnOf(feature, cells[at]!))), personIds, days }
}

const keys = new Set(['as_of', 'person_id', 'known_at'])

function columnOf({ name, type }: LakeColumn, cells: readonly LakeValue[]): Column {
  if (type === 'boolean') return booleanColumn(name, cells as readonly (boolean | null)[])
  if (type === 'number') return numberColumn(name, cells as readonly (number | null)[])
  return categoryColumn(name, cells as readonly (string | null)[])
}
