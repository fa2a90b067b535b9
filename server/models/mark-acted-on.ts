import { openDuckDb, sqlName, sqlText } from '@cadre/connect/files'
import { minimumCounts } from '@cadre/people'
import { actsOn, withSystemReach } from '@cadre/store'
import type { Session } from '@cadre/store'
import type { OpenSet } from '@cadre/store/lake'
import { rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isBrought } from './add-table.ts'

type Enter = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>

interface Marking {
  readonly set: OpenSet
  /** The rows of it that are wanted, in a folder that is discarded afterwards. */
  readonly path: string
  readonly modelName: string
  readonly target: string
  readonly isLeftOut: boolean
  /** Sessions with the reach of the system: who acted on what is not for who trains. */
  readonly enter: Enter
}

/** Where the outcomes come from that a model learns. */
export interface LabelProvenance {
  readonly rows: number
  /** Rows whose outcome came after somebody acted on a score of the same model; null for those of one to four people, which are never left out. */
  readonly actedOn: number | null
  /** Whether these were left out. */
  readonly isLeftOut: boolean
}

/** How long outcomes take where the data set does not say. */
const usualDays = 365

/**
 * Finds the rows whose outcome may be what it is because of the model itself: somebody acted on its score between the day of the
 * row and the day when the outcome was known. A model that learns from those unmarked learns that whom it warns of stays. Nothing is
 * told of a file that somebody brought, nor of rows without a person and a day.
 */
export async function markActedOn(
  marking: Marking,
): Promise<{ readonly path: string; readonly labels: LabelProvenance | undefined }> {
  const { set, path, modelName, target, isLeftOut, enter } = marking
  const { columns } = set.content
  const subject = columns.find(({ role }) => role === 'subject')?.name
  if (subject === undefined || isBrought(set.manifest.name) || !columns.some(({ name }) => name === 'as_of'))
    return { path, labels: undefined }
  const acts = await enter((session) => withSystemReach(session, (system) => actsOn(system, modelName)))
  const days = columns.find(({ name }) => name === target)?.knownAfterDays ?? usualDays
  const folder = dirname(path)
  const file = join(folder, 'acts.json')
  await writeFile(file, acts.map((act) => `${JSON.stringify(act)}\n`).join(''), { mode: 0o600 })
  const duckDb = await openDuckDb()
  try {
    const { connection } = duckDb
    const rows = `read_parquet(${sqlText(path)})`
    await connection.run(`create table acts as select * from read_json(${sqlText(file)},
      format = 'newline_delimited', columns = {personId: 'VARCHAR', "on": 'DATE'})`)
    const isActedOn = `exists (select 1 from acts a where a.personId = r.${sqlName(subject)}
      and a."on" > r.as_of::date and a."on" <= r.as_of::date + ${days})`
    const counted = await connection.runAndReadAll(
      `select count(*)::integer, (count(*) filter (${isActedOn}))::integer,
        (count(distinct r.${sqlName(subject)}) filter (${isActedOn}))::integer from ${rows} r`,
    )
    const [all, marked, people] = counted.getRows()[0]!.map(Number) as [number, number, number]
    const isFew = people > 0 && people < minimumCounts.disclosureMinimum
    const kept = join(folder, 'kept.parquet')
    // How many rows are left would tell how few were left out.
    const leaves = isLeftOut && !isFew
    if (leaves)
      await connection.run(
        `copy (select * from ${rows} r where not ${isActedOn}) to ${sqlText(kept)} (format parquet)`,
      )
    return {
      path: leaves ? kept : path,
      labels: { rows: all, actedOn: isFew ? null : marked, isLeftOut: leaves },
    }
  } finally {
    duckDb.close()
    await rm(file)
  }
}
