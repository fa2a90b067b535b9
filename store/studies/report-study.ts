import type { DataSet } from '@cadre/people'
import { sql } from 'kysely'
import type { Trx } from '../database/database.ts'

export interface ColumnReport {
  readonly name: string
  readonly meaning: string
  /** What was done to it; `left out` says why. */
  readonly treatment: string
  readonly because?: string
  /** How many values became `other`. */
  readonly madeOther?: number
}

export interface DataSetReport {
  readonly name: string
  readonly meaning: string
  readonly people: number
  readonly rows: number
  readonly columns: readonly ColumnReport[]
}

const peopleColumns: readonly ColumnReport[] = [
  ['department', 'last department, or `several`'],
  ['country', 'last country of work, or `several`'],
  ['jobFamily', 'last job family, or `several`'],
  ['employmentType', 'kind of the last contract, or `several`'],
  ['gradeFrom', 'lowest grade of the group'],
  ['gradeTo', 'highest grade of the group'],
  ['joinedFrom', 'first quarter in which the group joined'],
  ['joinedTo', 'last quarter in which the group joined'],
  ['hasLeft', 'whether all of the group have left; nothing where some have'],
  ['leftFrom', 'first quarter in which the group left'],
  ['leftTo', 'last quarter in which the group left'],
].map(([name = '', meaning = '']) => ({ name, meaning, treatment: 'shared by five people or more' }))

/** What is in each data set of a study, what was made coarser in it, and what was left out and why. */
export async function reportOf(
  trx: Trx,
  studyId: string,
  dataSets: readonly DataSet[],
): Promise<DataSetReport[]> {
  const { rows } = await sql<{ name: string; people: number; rows: number }>`
    select data_set as name, count(distinct pseudonym)::int as people, count(*)::int as rows
    from study.row where study_id = ${studyId} group by data_set`.execute(trx)
  const others = await countOthers(trx, studyId)
  const counts = new Map(rows.map((row) => [row.name, row]))
  const sized = (name: string) => ({
    name,
    people: counts.get(name)?.people ?? 0,
    rows: counts.get(name)?.rows ?? 0,
  })
  return [
    {
      ...sized('people'),
      meaning: 'One row for each person, with what tells people apart made coarser',
      columns: peopleColumns,
    },
    ...dataSets.map((dataSet) => ({
      ...sized(dataSet.name),
      meaning: dataSet.entity.meaning,
      columns: columnsOf(dataSet, others),
    })),
  ]
}

function columnsOf(
  { name, entity, treatments }: DataSet,
  others: ReadonlyMap<string, number>,
): ColumnReport[] {
  return Object.entries(treatments).map(([field, treatment]) => {
    const madeOther = others.get(`${name}.${field}`)
    return {
      name: field,
      meaning: entity.fields[field]!.meaning,
      treatment: treatment.kind,
      ...(treatment.kind === 'left out' && { because: treatment.because }),
      ...(madeOther !== undefined && { madeOther }),
    }
  })
}

async function countOthers(trx: Trx, studyId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ place: string; count: number }>`
    select r.data_set || '.' || f.key as place, count(*)::int as count
    from study.row r cross join lateral jsonb_each(r.data) f
    where r.study_id = ${studyId} and f.value = '"other"'::jsonb group by 1`.execute(trx)
  return new Map(rows.map(({ place, count }) => [place, count]))
}
