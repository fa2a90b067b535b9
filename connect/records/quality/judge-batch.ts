import type { BatchFigures, Expectation, QualityFinding } from './batch-figures.ts'

/** What a batch turned out to be. */
export interface MeasuredBatch {
  readonly figures: BatchFigures
  /** All that were to be taken. */
  readonly rows: number
  /** Those of them that cannot be, whether a cell cannot be read or they do not fit the records. */
  readonly rejected: number
  /** As the meter counted them. */
  readonly outside: readonly number[]
}

/** Says of each expectation whether the batch meets it. */
export function judgeBatch(batch: MeasuredBatch, expectations: readonly Expectation[]): QualityFinding[] {
  return expectations.map((expectation, place) => judge(batch, expectation, place))
}

function judge(
  { figures, rows: all, rejected, outside }: MeasuredBatch,
  expectation: Expectation,
  place: number,
): QualityFinding {
  const finding = (isMet: boolean, message: string): QualityFinding => ({
    source: 'expected',
    target: 'target' in expectation ? expectation.target : null,
    isMet,
    message,
  })
  switch (expectation.kind) {
    case 'rows': {
      const { atLeast = 0, atMost = Infinity } = expectation
      const rows = all - rejected
      return finding(
        rows >= atLeast && rows <= atMost,
        `${rowsText(rows)} can be taken; ${limits(atLeast, atMost)}`,
      )
    }
    case 'rejected': {
      const share = rejected / Math.max(1, all)
      const most = percent(expectation.shareAtMost)
      return finding(
        share <= expectation.shareAtMost,
        `${percent(share)} of the rows are rejected; at most ${most} are expected`,
      )
    }
    case 'present': {
      const share = presentShare(figures, expectation.target)
      return finding(
        share >= expectation.share,
        `${percent(share)} of the rows say it; at least ${percent(expectation.share)} are expected`,
      )
    }
    case 'among':
      return finding(
        outside[place] === 0,
        `${rowsText(outside[place]!)} said something else than ${expectation.words.join(', ')}`,
      )
    case 'between':
      return finding(
        outside[place] === 0,
        `${rowsText(outside[place]!)} outside ${expectation.low ?? '…'} to ${expectation.high ?? '…'}`,
      )
  }
}

function limits(atLeast: number, atMost: number): string {
  const parts = [
    ...(atLeast > 0 ? [`at least ${atLeast}`] : []),
    ...(atMost < Infinity ? [`at most ${atMost}`] : []),
  ]
  return `${parts.join(' and ')} are expected`
}

/** Share of the rows that say something in a field. */
export function presentShare({ rows, fields }: BatchFigures, target: string): number {
  return (fields.find((field) => field.target === target)?.present ?? 0) / Math.max(1, rows)
}

function rowsText(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`
}

export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
