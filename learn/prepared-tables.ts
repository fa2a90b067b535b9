import type { Target } from './estimator.ts'
import type { Table } from './table/table.ts'
import type { FittedTransformer, TransformOptions, Transformer } from './transformer.ts'

/** Steps that have been fitted, and the training rows as they left them. */
export interface Prepared {
  readonly steps: readonly FittedTransformer[]
  readonly table: Table
}

/** Keeps what steps made of a table, for fits of the same rows with other parameters. */
export interface PreparedTables {
  /** What the same steps made of the same rows, else what `prepare` makes of them. */
  once(request: PrepareRequest, prepare: () => Prepared): Prepared
}

export interface PrepareRequest {
  readonly table: Table
  readonly target: Target
  readonly steps: readonly Transformer[]
  readonly options: TransformOptions
}

interface Entry {
  readonly request: PrepareRequest
  readonly prepared: Prepared
}

/** A memory of up to `mostCells` cells; what was used longest ago is forgotten first. */
export function createPreparedTables(mostCells: number): PreparedTables {
  let entries: Entry[] = []
  return {
    once(request, prepare) {
      const known = entries.find((entry) => isSame(entry.request, request))
      const entry = known ?? { request, prepared: prepare() }
      entries = [...entries.filter((other) => other !== entry), entry]
      let cells = entries.reduce((sum, { prepared }) => sum + cellsOf(prepared), 0)
      while (entries.length > 0 && cells > mostCells) cells -= cellsOf(entries.shift()!.prepared)
      return entry.prepared
    },
  }
}

/** The same objects, seed and steps: nothing else decides what steps make of rows. */
function isSame(a: PrepareRequest, b: PrepareRequest): boolean {
  return (
    a.table === b.table &&
    a.target.values === b.target.values &&
    a.options.weights === b.options.weights &&
    a.options.groups === b.options.groups &&
    a.options.seed === b.options.seed &&
    namesOf(a) === namesOf(b)
  )
}

function namesOf({ steps }: PrepareRequest): string {
  return JSON.stringify(steps.map(({ name, params }) => [name, params]))
}

function cellsOf({ table }: Prepared): number {
  return table.rowCount * Math.max(1, table.columns.length)
}
