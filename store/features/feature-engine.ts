import { openDuckDb, sqlName, sqlText } from '@cadre/connect/files'
import type { Feature } from '@cadre/people/features'
import type { LakeStorage } from '../lake/lake-storage.ts'
import { compileFeatures } from './compile/compile-features.ts'
import { factRelations } from './fact-relations.ts'

export type Connection = Awaited<ReturnType<typeof openDuckDb>>['connection']

/** DuckDB with the facts of a lake, ready to work features out. */
export interface FeatureEngine {
  readonly connection: Connection
  /** Works features out for relation `points` into relation `feature_values`. */
  readonly compute: () => Promise<void>
  /** Hashes of the contents that are read. */
  readonly lineage: readonly string[]
}

interface EngineOptions {
  /** What DuckDB may keep in memory; the rest goes to the lake's own folder for work under way. */
  readonly memoryMb?: number
  readonly signal?: AbortSignal | undefined
}

/** Opens an engine for some features, and closes it when the work with it is done. */
export async function withFeatureEngine<Result>(
  { lake, features }: { readonly lake: LakeStorage; readonly features: readonly Feature[] },
  work: (engine: FeatureEngine) => Promise<Result>,
  { memoryMb = 1500, signal }: EngineOptions = {},
): Promise<Result> {
  const { statements, sources } = compileFeatures(features)
  const relations = await factRelations(lake, sources)
  const { folder, discard } = await lake.workspace()
  const { connection, close } = await openDuckDb()
  try {
    await connection.run(`set TimeZone = 'UTC'; set temp_directory = ${sqlText(folder)}; set memory_limit = '${memoryMb}MB';
      set preserve_insertion_order = false`)
    for (const statement of relations.statements) await connection.run(statement)
    await connection.run(
      'create temp table points (point bigint, person_id varchar, as_of date, known_at timestamptz)',
    )
    const compute = async (): Promise<void> => {
      for (const statement of statements) {
        signal?.throwIfAborted()
        await connection.run(statement)
      }
    }
    return await work({ connection, compute, lineage: relations.lineage })
  } finally {
    close()
    await discard()
  }
}

/** A feature's column as the driver should bring it. */
export function readable({ name, type }: Pick<Feature, 'name' | 'type'>): string {
  const column = sqlName(name)
  return type === 'date' ? `strftime(${column}, '%Y-%m-%d') as ${column}` : column
}
