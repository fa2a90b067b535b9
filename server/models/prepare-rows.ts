import { openDuckDb, sqlName, sqlText } from '@cadre/connect/files'
import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { withSystemReach } from '@cadre/store'
import type { Session } from '@cadre/store'
import type { OpenSet } from '@cadre/store/lake'
import { isBrought } from './add-table.ts'
import { auditGroups } from './audit-groups.ts'
import { makeTemporaryFolder } from '../installation/temporary-folder.ts'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type Enter = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
type Connection = Awaited<ReturnType<typeof openDuckDb>>['connection']

export interface WantedRows {
  /** Rows of later days alone; needs a column `as_of`. */
  readonly after?: CivilDate | undefined
  /** Rows of days up to this one. */
  readonly until?: CivilDate | undefined
  /** One part of the rows alone: those that are held out of a training, or the others. */
  readonly part?: PartOfRows | undefined
  /** Sessions with the reach of the system, to learn which groups people belong to. */
  readonly enter: Enter
}

export interface PartOfRows {
  /** How many of a hundred rows are held out; the same ones every time, and more of them where more are asked for. */
  readonly heldOut: number
  readonly isHeldOut: boolean
  /** The column whose values stay together: a person, a team; each row for itself without one. */
  readonly group?: string | undefined
}

export interface PreparedRows {
  readonly path: string
  /** The last row of each person alone, where the data set says whom rows are about: groups are people, and each counts once. */
  readonly peoplePath: string
  /** Columns of groups that were put beside the rows: to audit by, never to learn from. */
  readonly groupColumns: readonly string[]
  readonly discard: () => Promise<void>
}

/**
 * The rows of a data set that are wanted, with the groups of whom they are about beside them where the data set says who that
 * is; not beside a file that somebody brought: who chooses the people could tell from two sets which group one of them belongs to.
 * What is made lies in a folder of its own until `discard`. Throws `AppError` `column-missing` and `too-little-data`.
 */
export async function prepareRows(
  { path, content, manifest }: OpenSet,
  { after, until, part, enter }: WantedRows,
): Promise<PreparedRows> {
  const names = content.columns.map(({ name }) => name)
  const subject = content.columns.find(({ role }) => role === 'subject')?.name
  if ([after, until, part, subject].every((wanted) => wanted === undefined))
    return { path, peoplePath: path, groupColumns: [], discard: async () => {} }
  if ((after ?? until) !== undefined && !names.includes('as_of'))
    throw new AppError(
      'column-missing',
      `"${manifest.name}" has no column as_of with the day of a row, so no days can be chosen.`,
    )
  const folder = await makeTemporaryFolder('rows')
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true })
  const duckDb = await openDuckDb()
  try {
    const { connection } = duckDb
    const chosen = [
      ...(after === undefined ? [] : [`as_of > ${sqlText(after)}::date`]),
      ...(until === undefined ? [] : [`as_of <= ${sqlText(until)}::date`]),
      ...(part === undefined
        ? []
        : [inPart(part, part.group ? [part.group] : subject ? [subject] : content.key)]),
    ].join(' and ')
    const kept = `select * from read_parquet(${sqlText(path)})${chosen && ` where ${chosen}`}`
    const groupColumns =
      subject === undefined || isBrought(manifest.name)
        ? []
        : await loadGroups(connection, { kept, subject, names, folder, enter })
    const target = join(folder, 'rows.parquet')
    const beside = groupColumns.map((name) => `, g.${sqlName(name)}`).join('')
    const joined =
      groupColumns.length === 0
        ? kept
        : `select k.*${beside} from (${kept}) k left join groups g on g.id = k.${sqlName(subject!)}`
    const [counted] = await rowsOf<{ n: bigint }>(connection, `select count(*) as n from (${kept})`)
    if (counted!.n === 0n)
      throw new AppError(
        'too-little-data',
        after === undefined && until === undefined
          ? `"${manifest.name}" has no row.`
          : `"${manifest.name}" has no row of the days that were asked for (${[after && `after ${after}`, until && `until ${until}`].filter(Boolean).join(', ')}).`,
      )
    await connection.run(`copy (${joined}) to ${sqlText(target)} (format parquet)`)
    const peoplePath = subject === undefined ? target : join(folder, 'people.parquet')
    if (subject !== undefined) {
      const latest = names.includes('as_of') ? ' order by as_of desc' : ''
      await connection.run(`copy (select * from read_parquet(${sqlText(target)})
        qualify row_number() over (partition by ${sqlName(subject)}${latest}) = 1) to ${sqlText(peoplePath)} (format parquet)`)
    }
    return { path: target, peoplePath, groupColumns, discard }
  } catch (error) {
    await discard()
    throw error
  } finally {
    duckDb.close()
  }
}

/** Chance that depends on the values alone: whoever asks again, of the same rows or of more, gets the same part. */
function inPart({ heldOut, isHeldOut }: PartOfRows, columns: readonly string[]): string {
  const values = columns.map((name) => `${sqlName(name)}::varchar`).join(', ')
  return `md5_number_lower(concat_ws('|', ${values})) % 100 ${isHeldOut ? '<' : '>='} ${heldOut}`
}

interface Loading {
  readonly kept: string
  readonly subject: string
  readonly names: readonly string[]
  readonly folder: string
  readonly enter: Enter
}

/** Makes a table `groups` of who belongs where, and gives the attributes that are known of anybody and are no columns yet. */
async function loadGroups(
  connection: Connection,
  { kept, subject, names, folder, enter }: Loading,
): Promise<string[]> {
  const found = await rowsOf<{ id: string }>(
    connection,
    `select distinct ${sqlName(subject)} as id from (${kept}) where id is not null`,
  )
  const ids = found.map(({ id }) => id)
  const groups = await enter((session) => withSystemReach(session, (system) => auditGroups(system, ids)))
  const attributes = [...new Set([...groups.values()].flatMap((known) => Object.keys(known)))]
    .filter((name) => !names.includes(name))
    .toSorted()
  if (attributes.length === 0) return []
  const lines = [...groups].map(([id, known]) =>
    JSON.stringify({ id, ...Object.fromEntries(attributes.map((name) => [name, known[name] ?? null])) }),
  )
  const file = join(folder, 'groups.json')
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  const shape = ['id', ...attributes].map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ')
  await connection.run(
    `create table groups as select * from read_json(${sqlText(file)}, format = 'newline_delimited', columns = {${shape}})`,
  )
  await rm(file)
  return attributes
}

async function rowsOf<Row>(connection: Connection, query: string): Promise<Row[]> {
  return (await connection.runAndReadAll(query)).getRowObjects() as Row[]
}
