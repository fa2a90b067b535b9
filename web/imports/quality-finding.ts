/** What a sheet was like; sheets come in the order in which they were checked. */
export interface CheckedSheet {
  readonly rows: number
  readonly rejected: number
  /** Share of the cells that hold something; null where nothing was to be filled. */
  readonly filled: number | null
}

export interface QualityFinding {
  readonly kind: 'moreRejected' | 'fewerRejected' | 'lessFilled' | 'moreFilled' | 'asBefore'
  /** Shares of the newest sheet and of all before it. */
  readonly now: number
  readonly before: number
}

/** Smaller differences are not worth a word, however sure they are. */
const leastDifference = 0.01
/** Two shares of rows differ beyond chance where their difference is this many times its standard error. */
const sureFrom = 1.96

/**
 * What is most to be said of the newest of sheets with the same columns beside those before it: first what is worse, then
 * what is better. Undefined before the second sheet. Shares are compared by the pooled two-proportion z test over rows;
 * cells of one row go together, so for them too a row counts once.
 */
export function qualityFinding(sheets: readonly CheckedSheet[]): QualityFinding | undefined {
  const newest = sheets.at(-1)
  const earlier = sheets.slice(0, -1)
  if (!newest || earlier.length === 0) return undefined
  const rejected = compare(
    { share: newest.rejected / Math.max(newest.rows, 1), rows: newest.rows },
    meanOf(earlier.map(({ rejected, rows }) => ({ share: rejected / Math.max(rows, 1), rows }))),
  )
  const known = earlier.flatMap(({ filled, rows }) => (filled === null ? [] : [{ share: filled, rows }]))
  const filled =
    newest.filled === null || known.length === 0
      ? undefined
      : compare({ share: newest.filled, rows: newest.rows }, meanOf(known))
  if (rejected.differs > 0) return { kind: 'moreRejected', ...rejected.shares }
  if (filled && filled.differs < 0) return { kind: 'lessFilled', ...filled.shares }
  if (rejected.differs < 0) return { kind: 'fewerRejected', ...rejected.shares }
  if (filled && filled.differs > 0) return { kind: 'moreFilled', ...filled.shares }
  return { kind: 'asBefore', ...rejected.shares }
}

interface ShareOfRows {
  readonly share: number
  readonly rows: number
}

function meanOf(shares: readonly ShareOfRows[]): ShareOfRows {
  const rows = shares.reduce((sum, one) => sum + one.rows, 0)
  return {
    rows,
    share: shares.reduce((sum, { share, rows: own }) => sum + share * own, 0) / Math.max(rows, 1),
  }
}

/** `differs` is above 0 where there is surely more now, below where there is surely less. */
function compare(now: ShareOfRows, before: ShareOfRows) {
  const shares = { now: now.share, before: before.share }
  const difference = now.share - before.share
  const pooled = meanOf([now, before]).share
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / Math.max(now.rows, 1) + 1 / Math.max(before.rows, 1)))
  const isSure =
    now.rows > 0 &&
    before.rows > 0 &&
    Math.abs(difference) >= leastDifference &&
    Math.abs(difference) > sureFrom * error
  return { shares, differs: isSure ? Math.sign(difference) : 0 }
}
