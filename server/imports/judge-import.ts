import { compareBatches, judgeBatch } from '@cadre/connect/records'
import type { BatchMeter, ChangeCount } from '@cadre/connect/records'
import { earlierBatches, keepQuality, seriesOf } from '@cadre/store'
import type { Session } from '@cadre/store'
import type { OpenImport } from './import-work.ts'

interface Measured {
  readonly meter: BatchMeter
  readonly changes: readonly ChangeCount[]
  /** Of the sheet but those left out on purpose, whether they could be taken or not. */
  readonly rows: number
  readonly rejected: number
}

/** Compares a batch with what is expected and with the one before of the same columns, and keeps what comes out. */
export async function judgeImport(
  session: Session,
  { found: { id, columns }, mapping }: Pick<OpenImport, 'found' | 'mapping'>,
  { meter, changes, rows, rejected }: Measured,
): Promise<void> {
  const figures = meter.figures()
  const series = seriesOf(columns, mapping)
  const [before] = await earlierBatches(session, { series, importId: id, limit: 1 })
  const findings = [
    ...judgeBatch({ figures, rows, rejected, outside: meter.outside }, mapping.expectations ?? []),
    ...(before ? compareBatches(figures, before.figures) : []),
  ]
  await keepQuality(session, id, { series, figures, findings, changes, rows, rejected })
}
