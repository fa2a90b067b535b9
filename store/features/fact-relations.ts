import { sqlName, sqlText } from '@cadre/connect/files'
import { entityNamed } from '@cadre/people'
import { factSets } from '../lake/facts/export-facts.ts'
import { factShape } from '../lake/facts/read-facts.ts'
import { parquetTypes } from '../lake/lake-column.ts'
import type { LakeStorage } from '../lake/lake-storage.ts'
import { openSet, sequencesOf } from '../lake/read-set.ts'
import { factsOf } from './compile/record-sql.ts'

export interface FactRelations {
  /** Make `facts_KIND` for each kind of record. */
  readonly statements: readonly string[]
  /** Hashes of the contents that are read. */
  readonly lineage: readonly string[]
}

/** Orders versions by the first day they hold, and those of one day by when they were entered. */
const ordinal = `(valid_from - date '1800-01-01')::bigint * 274877906944 + version as ordinal`

/**
 * Statements for the relations that compiled features read: what the lake holds of each kind of record, changes since
 * the last whole data set with it. A kind that the lake does not have has no records. Throws `AppError` `lake-damaged`.
 */
export async function factRelations(lake: LakeStorage, kinds: readonly string[]): Promise<FactRelations> {
  const statements: string[] = []
  const lineage: string[] = []
  for (const kind of kinds) {
    const entity = entityNamed(kind)
    const { all, changes } = factSets(entity)
    const base = (await sequencesOf(lake, all)).at(-1)
    const later = base === undefined ? [] : (await sequencesOf(lake, changes)).filter((after) => after > base)
    const parts = base === undefined ? [] : [{ name: all, sequence: base }]
    for (const sequence of later) parts.push({ name: changes, sequence })
    const paths: string[] = []
    for (const { name, sequence } of parts) {
      const { content, path } = await openSet(lake, name, { sequence, purpose: 'operation' })
      paths.push(path)
      lineage.push(content.hash)
    }
    statements.push(
      `create or replace view ${factsOf(kind)} as select *, ${ordinal} from (${relation(kind, paths)})`,
    )
  }
  return { statements, lineage }
}

function relation(kind: string, paths: readonly string[]): string {
  const [only] = paths
  if (only === undefined) return emptyRelation(kind)
  if (paths.length === 1) return `select * from read_parquet(${sqlText(only)})`
  const parts = paths.map((path, part) => `select *, ${part} as part from read_parquet(${sqlText(path)})`)
  // Of a version that a later batch changed, the later batch has the truth.
  return `select * exclude (part) from (${parts.join(' union all ')}) qualify row_number() over (partition by version order by part desc) = 1`
}

function emptyRelation(kind: string): string {
  const columns = factShape(entityNamed(kind)).columns.map(
    ({ name, type }) => `null::${parquetTypes[type]} as ${sqlName(name)}`,
  )
  return `select ${columns.join(', ')} where false`
}
