import { AppError } from '@cadre/core'
import type { BatchFigures, ChangeCount, ImportMapping, QualityFinding } from '@cadre/connect/records'
import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import type { Session } from '../database/session.ts'

/** What one batch was like. */
export interface BatchQuality {
  readonly importId: string
  readonly fileName: string
  readonly measuredAt: string
  readonly figures: BatchFigures
  readonly findings: readonly QualityFinding[]
  /** What was read differently from what stands in the sheet. */
  readonly changes: readonly ChangeCount[]
  /** Rows of the sheet but those left out on purpose, whether they could be taken or not. */
  readonly rows: number
  /** Those of them that could not. */
  readonly rejected: number
  readonly acceptedReason: string | null
}

const columns = sql`q.import_id as "importId", i.file_name as "fileName", to_json(q.measured_at)#>>'{}' as "measuredAt",
  q.figures, q.findings, q.changes, q.row_count::float8 as rows, q.rejected::float8 as rejected, q.accepted_reason as "acceptedReason"`

/** Keeps what a batch is like, in place of what was measured of it before. */
export async function keepQuality(
  { trx, errand }: Session,
  importId: string,
  {
    series,
    figures,
    findings,
    changes,
    rows,
    rejected,
  }: Pick<BatchQuality, 'figures' | 'findings' | 'changes' | 'rows' | 'rejected'> & {
    readonly series: string
  },
): Promise<void> {
  await sql`insert into imports.quality (import_id, series, figures, findings, changes, row_count, rejected, measured_at)
    values (${importId}, ${series}, ${JSON.stringify(figures)}::jsonb, ${JSON.stringify(findings)}::jsonb,
      ${JSON.stringify(changes)}::jsonb, ${rows}, ${rejected}, ${errand.now})
    on conflict (import_id) do update set series = excluded.series, figures = excluded.figures, findings = excluded.findings,
      changes = excluded.changes, row_count = excluded.row_count, rejected = excluded.rejected, measured_at = excluded.measured_at, accepted_reason = null`.execute(
    trx,
  )
}

/** What a batch is like; `undefined` before it was checked. */
export async function readQuality({ trx }: Session, importId: string): Promise<BatchQuality | undefined> {
  const { rows } = await sql<BatchQuality>`select ${columns} from imports.quality q
    join imports.import i on i.id = q.import_id where q.import_id = ${importId}`.execute(trx)
  return rows[0]
}

/** What batches within reach were like, newest first, with the name of their series. */
export async function listQuality(
  { trx }: Session,
  { limit }: { readonly limit: number },
): Promise<(BatchQuality & { readonly series: string; readonly state: string })[]> {
  const { rows } = await sql<
    BatchQuality & { series: string; state: string }
  >`select ${columns}, q.series, i.state
    from imports.quality q join imports.import i on i.id = q.import_id
    order by q.measured_at desc, q.import_id limit ${limit}`.execute(trx)
  return rows
}

/** Batches of a series that were written, newest first, without the one that is asked about. */
export async function earlierBatches(
  { trx }: Session,
  { series, importId, limit }: { readonly series: string; readonly importId: string; readonly limit: number },
): Promise<BatchQuality[]> {
  const { rows } = await sql<BatchQuality>`select ${columns} from imports.quality q
    join imports.import i on i.id = q.import_id
    where q.series = ${series} and q.import_id <> ${importId} and i.state = 'done'
    order by q.measured_at desc, q.import_id limit ${limit}`.execute(trx)
  return rows
}

/**
 * Refuses a batch that is not as the organisation expects, unless a reason is given, which is kept. Throws
 * `AppError('expectations-unmet')`.
 */
export async function assertAsExpected(session: Session, importId: string, reason?: string): Promise<void> {
  const quality = await readQuality(session, importId)
  const unmet = quality?.findings.filter(({ source, isMet }) => source === 'expected' && !isMet) ?? []
  // A run that goes on was let through when it began.
  if (unmet.length === 0 || quality?.acceptedReason != null) return
  if (reason === undefined)
    throw new AppError(
      'expectations-unmet',
      `The batch is not as expected: ${unmet.map(({ target, message }) => (target === null ? message : `${target}: ${message}`)).join('; ')}. Mend it, or say why it is to be taken all the same.`,
      { findings: unmet },
    )
  await sql`update imports.quality set accepted_reason = ${reason} where import_id = ${importId}`.execute(
    session.trx,
  )
  session.note({
    act: 'accept unexpected batch',
    entity: 'import',
    subjects: [],
    detail: { id: importId, unmet: unmet.length },
  })
}

/** The name of all sheets of the same kind with the same columns, whatever their order. */
export function seriesOf(sheet: readonly string[], { kind }: Pick<ImportMapping, 'kind'>): string {
  const names = sheet.map((name) => name.trim().toLowerCase()).sort()
  return createHash('sha256')
    .update(JSON.stringify([kind, names]))
    .digest('hex')
    .slice(0, 32)
}
