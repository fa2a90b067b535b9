import type { CivilDate } from '@cadre/core'
import { sqlText } from '@cadre/connect/files'
import type { LakeStorage } from '../lake/lake-storage.ts'
import { factsOf } from './compile/record-sql.ts'
import { readFactRows } from './read-fact-rows.ts'

/** The name of the department of each person on a day, as known at a moment; its id where it has no name. */
export async function readDepartments(
  lake: LakeStorage,
  { day, knownAt }: { readonly day: CivilDate; readonly knownAt: string },
): Promise<ReadonlyMap<string, string>> {
  const held = `valid_from <= date ${sqlText(day)} and (valid_to is null or valid_to > date ${sqlText(day)})`
  const [names, places] = await Promise.all([
    readFactRows(lake, {
      kind: 'department',
      knownAt,
      sql: (believed) =>
        `select id, arg_max(name, ordinal) from ${factsOf('department')} where ${believed} and valid_from <= date ${sqlText(day)} group by id`,
    }),
    readFactRows(lake, {
      kind: 'job_assignment',
      knownAt,
      sql: (believed) => `select person_id, arg_max(department_id, ordinal) from ${factsOf('job_assignment')}
        where ${believed} and ${held} and is_primary and person_id is not null group by person_id`,
    }),
  ])
  const nameOf = new Map(names.map(([id, name]) => [id, name]))
  return new Map(
    places.flatMap(([personId, id]) =>
      id === null || id === undefined ? [] : [[String(personId), String(nameOf.get(id) ?? id)] as const],
    ),
  )
}
