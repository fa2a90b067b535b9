import type { Database } from '@cadre/store'
import { isMigrated } from '@cadre/store'

export type Cause = 'stopping' | 'database' | 'schema' | 'disk'

export interface Readiness {
  /** Why requests should go elsewhere; empty when all is well. */
  readonly causes: () => Promise<readonly Cause[]>
  /** From now on nothing new should come. */
  readonly stop: () => void
}

/** Longer than any query should take; a database that is stuck counts as one that is away. */
const answerMs = 3000
/** Probes come from outside and often; the database is asked once for all of them. */
const freshMs = 1000

/** Tells whether requests can be answered: database there, schema as this version needs it, disk not full. */
export function createReadiness(database: Database, { now = () => performance.now() } = {}): Readiness {
  let isStopping = false
  let asked: { readonly at: number; readonly causes: Promise<readonly Cause[]> } | undefined
  return {
    causes: async () => {
      if (isStopping) return ['stopping']
      if (!asked || now() - asked.at > freshMs) asked = { at: now(), causes: ask(database) }
      return asked.causes
    },
    stop: () => {
      isStopping = true
    },
  }
}

async function ask(database: Database): Promise<readonly Cause[]> {
  const schema = await Promise.race([schemaCause(database), silence()])
  return [...(schema ? [schema] : []), ...(hasSpace(database) ? [] : (['disk'] as const))]
}

async function schemaCause(database: Database): Promise<Cause | undefined> {
  try {
    return (await isMigrated(database)) ? undefined : 'schema'
  } catch {
    return 'database'
  }
}

function silence(): Promise<Cause> {
  return new Promise((resolve) => setTimeout(() => resolve('database'), answerMs).unref())
}

function hasSpace({ assertWritable }: Database): boolean {
  try {
    assertWritable()
    return true
  } catch {
    return false
  }
}
