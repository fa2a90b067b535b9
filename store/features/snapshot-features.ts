import { sqlText } from '@cadre/connect/files'
import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Feature } from '@cadre/people/features'
import { createHash } from 'node:crypto'
import type { LakeColumn, LakeRow, LakeRows, LakeValue } from '../lake/lake-column.ts'
import type { LakeStorage } from '../lake/lake-storage.ts'
import type { LakeManifest } from '../lake/manifest.ts'
import { openSetWriter } from '../lake/write-set.ts'
import { believedSql, factsOf, timeSql } from './compile/record-sql.ts'
import { readable, withFeatureEngine } from './feature-engine.ts'
import type { Connection, FeatureEngine } from './feature-engine.ts'
import { knownOn } from './known-past.ts'
import type { KnownPast } from './known-past.ts'

export interface SnapshotRequest extends KnownPast {
  /** The data set becomes `features/NAME`. */
  readonly name: string
  readonly features: readonly Feature[]
  readonly days: readonly CivilDate[]
  readonly now: Date
  readonly signal?: AbortSignal | undefined
  /** Leaves out rows of people who may not be processed. */
  readonly only?: ((rows: LakeRows) => LakeRows) | undefined
  /** Rows worked out at a time: more take more memory, fewer read the facts more often. */
  readonly rowsAtOnce?: number
}

const mostRows = 200_000

/**
 * Writes the features of everybody employed on some days as a data set: a row for each person and day, as was known
 * then. Its sequence tells days, what was known and the declarations, so the same request gives the same data set.
 * Throws `AppError` `lake-missing` when the lake has no employments, `lake-damaged`, and as `writeSet`.
 */
export async function snapshotFeatures(lake: LakeStorage, request: SnapshotRequest): Promise<LakeManifest> {
  const { features, signal } = request
  return withFeatureEngine(
    { lake, features },
    async (engine) => {
      const days = await countDays(engine.connection, request)
      if (days.every(({ people }) => people === 0)) throw nobodyEmployed(request)
      const writer = await openSetWriter(lake, { ...describe(request), lineage: engine.lineage })
      try {
        for await (const rows of allowed(rowsOf(engine, request, days), request.only)) await writer.add(rows)
        return await writer.finish()
      } finally {
        await writer.discard()
      }
    },
    { signal },
  )
}

function nobodyEmployed({ days, knownAt, before }: SnapshotRequest): AppError {
  const isAllAsItHappened = knownAt !== undefined && before === undefined
  return new AppError(
    'lake-missing',
    isAllAsItHappened
      ? 'Nobody is employed in the lake on any of these days.'
      : 'By the end of these days nobody who was employed on them had been recorded in the lake. If their past was brought in later, say before which day, under “What was brought in later” of the page System or as --history on the command line.',
    { days },
  )
}

const allowed = (rows: LakeRows, only: SnapshotRequest['only']): LakeRows => (only ? only(rows) : rows)

/** The hash of what features declare: their names, meanings and expressions. */
export function declarationHash(features: readonly Feature[]): string {
  const declared = features.map(({ name, meaning, unit, compute }) => [name, meaning, unit, compute])
  return createHash('sha256').update(JSON.stringify(declared)).digest('hex')
}

/** A moment as a word that sorts like it. */
const momentOf = (instant: string): string => new Date(instant).toISOString().replace(/[^0-9]/g, '')

function describe({ name, features, days, knownAt, before, now, signal }: SnapshotRequest) {
  const hash = declarationHash(features)
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const asked = createHash('sha256')
    .update(JSON.stringify([days, knownAt ?? null, hash, ...(before === undefined ? [] : [before])]))
    .digest('hex')
  return {
    name: `features/${name}`,
    // Of two of one day the one that knows more comes after: who asks for the newest gets it.
    sequence: [last, ...(knownAt === undefined ? [] : [momentOf(knownAt)]), asked.slice(0, 12)].join('-'),
    source: `${features.length} features of everybody employed, ${days.length === 1 ? `on ${last}` : `on ${days.length} days from ${first} to ${last}`}`,
    asOf: last,
    ...(knownAt !== undefined && { knownAt }),
    columns: [...keyColumns, ...features.map(columnOf)],
    key: ['as_of', 'person_id'],
    declarations: hash,
    now,
    ...(signal && { signal }),
  }
}

const keyColumns: readonly LakeColumn[] = [
  { name: 'as_of', type: 'date', meaning: 'the day' },
  { name: 'person_id', type: 'text', meaning: 'the person', role: 'subject' },
  { name: 'known_at', type: 'instant', meaning: 'what was known then' },
]

function columnOf({ name, type, meaning, unit }: Feature): LakeColumn {
  return { name, type: type === 'category' ? 'text' : type, meaning: `${meaning} (${unit})` }
}

interface DayCount {
  readonly day: CivilDate
  readonly knownAt: string
  readonly people: number
}

async function countDays(connection: Connection, { days, ...past }: SnapshotRequest): Promise<DayCount[]> {
  const found: DayCount[] = []
  for (const day of days) {
    const moment = { day, knownAt: knownOn(past, day) }
    const result = await connection.runAndReadAll(`select count(*)::integer from (${employedOn([moment])})`)
    found.push({ ...moment, people: Number(result.getRows()[0]![0]) })
  }
  return found
}

function employedOn(moments: readonly Pick<DayCount, 'day' | 'knownAt'>[]): string {
  const listed = moments.map(({ day, knownAt }) => `(date ${sqlText(day)}, timestamptz ${sqlText(knownAt)})`)
  return `select distinct r.person_id, f.as_of, f.known_at from (values ${listed.join(', ')}) f(as_of, known_at)
    join ${factsOf('employment')} r on ${believedSql} and ${timeSql('held')} where r.person_id is not null`
}

/** Days are worked out some together: each reads the facts once, and what is held at a time stays bounded. */
async function* rowsOf(
  engine: FeatureEngine,
  { features, rowsAtOnce = mostRows }: SnapshotRequest,
  days: readonly DayCount[],
): AsyncGenerator<LakeRow[]> {
  const sorted = days.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  for (const together of inBatches(sorted, rowsAtOnce)) {
    await engine.connection.run('delete from points')
    await engine.connection.run(`insert into points select 0, * from (${employedOn(together)})`)
    await engine.compute()
    yield* readRows(engine.connection, features)
  }
}

function inBatches(days: readonly DayCount[], most: number): DayCount[][] {
  const batches: DayCount[][] = []
  let rows = Infinity
  for (const day of days) {
    if (rows + day.people > most) {
      batches.push([])
      rows = 0
    }
    batches.at(-1)!.push(day)
    rows += day.people
  }
  return batches
}

async function* readRows(connection: Connection, features: readonly Feature[]): AsyncGenerator<LakeRow[]> {
  const names = [...keyColumns, ...features].map(({ name }) => name)
  const result = await connection.stream(
    `select strftime(as_of, '%Y-%m-%d'), person_id, strftime(known_at, '%Y-%m-%dT%H:%M:%S.%fZ'), ${features.map(readable).join(', ')}
    from feature_values v semi join points p on p.person_id = v.person_id and p.as_of = v.as_of and p.known_at = v.known_at
    order by as_of, person_id`,
  )
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    yield chunk.getRows().map((cells) => {
      const row: Record<string, LakeValue> = {}
      for (const [at, name] of names.entries()) row[name] = (cells[at] ?? null) as LakeValue
      return row
    })
  }
}
