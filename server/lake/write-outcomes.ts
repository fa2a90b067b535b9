import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { openSet, readRows, writeSet } from '@cadre/store/lake'
import type { FollowedIn, LakeColumn, LakeManifest, LakeRow, LakeStorage } from '@cadre/store/lake'
import type { Purpose } from '@cadre/people'

const daysPerMonth = 30.4375

interface KnownRow {
  readonly personId: string
  readonly day: CivilDate
  readonly known: LakeRow
}

interface Outcomes {
  /** The data set becomes `outcomes/NAME`. */
  readonly name: string
  /** What was known of people on days. */
  readonly known: LakeManifest
  readonly purpose: Purpose
  /** The column with what came of each row, and what it means. */
  readonly target: { readonly column: string; readonly meaning: string; readonly knownAfterMonths: number }
  /** What came of each row; a row without an outcome is left out. */
  readonly outcomesOf: (rows: readonly KnownRow[]) => readonly (string | undefined)[]
  /** Where rows were followed further than to yes or no: the columns that say so, and their cells. */
  readonly followed?: {
    readonly columns: FollowedIn
    readonly cellsOf: (rows: readonly KnownRow[]) => readonly LakeRow[]
  }
  readonly asOf: CivilDate
  readonly knownAt: string
  readonly now: Date
  readonly signal: AbortSignal
}

/** Writes what was known of people on days together with what came of them, to learn from. */
export async function writeOutcomes(
  lake: LakeStorage,
  { name, known, purpose, target, outcomesOf, followed, asOf, knownAt, now, signal }: Outcomes,
): Promise<LakeManifest> {
  const set = await openSet(lake, known.name, { sequence: known.sequence, purpose })
  const rows = async function* (): AsyncGenerator<LakeRow[]> {
    let count = 0
    for await (const part of readRows(set)) {
      const days = part.map((row) => ({
        personId: String(row['person_id']),
        day: String(row['as_of']),
        known: row,
      }))
      const outcomes = outcomesOf(days)
      const cells = followed?.cellsOf(days)
      const kept = part.flatMap((row, index): LakeRow[] => {
        const outcome = outcomes[index]
        return outcome === undefined ? [] : [{ ...row, ...cells?.[index], [target.column]: outcome }]
      })
      count += kept.length
      yield kept
    }
    if (count === 0)
      throw new AppError(
        'too-little-data',
        `Of no row in ${known.name} is it known ${target.meaning}: there is nothing to learn from yet.`,
      )
  }
  return writeSet(
    lake,
    {
      name: `outcomes/${name}`,
      sequence: `${known.sequence}-${asOf}-${target.column.replaceAll('_', '-')}`,
      source: `${known.name}, and ${target.meaning}`,
      asOf,
      knownAt,
      lineage: [known.hash],
      ...(known.declarations !== null && { declarations: known.declarations }),
      columns: [
        ...set.content.columns,
        ...(followed ? columnsOf(followed.columns) : []),
        {
          name: target.column,
          type: 'text',
          meaning: target.meaning,
          knownAfterDays: Math.ceil(target.knownAfterMonths * daysPerMonth),
          ...(followed && { followed: followed.columns }),
        },
      ],
      key: set.content.key,
      now,
      signal,
    },
    rows(),
  )
}

function columnsOf({ months, endedBy }: FollowedIn): LakeColumn[] {
  return [
    {
      name: months,
      type: 'number',
      meaning: 'months from the day of the row to what ended it, or to the horizon',
    },
    { name: endedBy, type: 'text', meaning: 'how employment ended within the horizon' },
  ]
}
