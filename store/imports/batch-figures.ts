import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** What a sheet was like, whoever brought it: counts alone. */
export interface BatchLine {
  /** The same for sheets of the same kind with the same columns. */
  readonly series: string
  /** Kinds of record that its columns are of. */
  readonly about: readonly string[]
  readonly measuredAt: string
  readonly state: string
  readonly rows: number
  readonly rejected: number
  /** Share of the cells that hold something. */
  readonly filled: number | null
  /** What was not as expected, or not as before, by field; `null` is the sheet as a whole. */
  readonly unmet: readonly { readonly source: string; readonly target: string | null }[]
}

/** The newest sheets of everybody, of five rows or more. */
export async function listBatchFigures(
  { trx }: Session,
  { limit }: { readonly limit: number },
): Promise<BatchLine[]> {
  const { rows } = await sql<{
    series: string
    about: string[]
    measured_at: Date
    state: string
    row_count: number
    rejected: number
    cells: number
    present: number
    unmet: BatchLine['unmet']
  }>`select * from imports.batch_figures(${limit})`.execute(trx)
  return rows.map(({ measured_at: measuredAt, row_count: count, cells, present, ...line }) => ({
    ...line,
    measuredAt: measuredAt.toISOString(),
    rows: count,
    filled: cells === 0 ? null : present / cells,
  }))
}
