import { LearnError } from '../learn-error.ts'
import type { Window } from './survival-estimator.ts'
import { refuseBeyond } from './step-function.ts'

/** Whether a window lies in what was watched; the last bit of a sum does not decide it. */
export function isWatched(
  { from, to }: { readonly from: number; readonly to: number },
  window: { readonly start: number; readonly horizon: number },
): boolean {
  return window.start >= from && window.start + window.horizon <= to * (1 + 1e-12)
}

/** Where each row's window begins, once it is known to lie in what was watched. Throws `shape` or `invalid-param`. */
export function windowStarts(
  { from, horizon }: Window,
  {
    rowCount,
    span,
  }: { readonly rowCount: number; readonly span: { readonly from: number; readonly to: number } },
): Float64Array {
  if (!(horizon > 0 && horizon < Infinity))
    throw new LearnError('invalid-param', `"horizon" must be a number above 0, not ${horizon}.`)
  const starts = startsOf(from, rowCount)
  for (const [row, start] of starts.entries()) {
    if (isWatched(span, { start, horizon })) continue
    throw new LearnError(
      'invalid-param',
      `Row ${row + 1} is at ${start} and looks to ${start + horizon}; rows were watched from ${span.from} to ${span.to}, and beyond that nothing is known.`,
      { row, from: start, to: start + horizon, span },
    )
  }
  return starts
}

/** The same for several horizons from one beginning. */
export function horizonStarts(
  { from, horizons }: Pick<Window, 'from'> & { readonly horizons: Float64Array },
  rows: { readonly rowCount: number; readonly span: { readonly from: number; readonly to: number } },
): Float64Array {
  if (horizons.length === 0) throw new LearnError('invalid-param', 'There is no horizon to look to.')
  const least = horizons.reduce((near, horizon) => Math.min(near, horizon), Infinity)
  const most = horizons.reduce((far, horizon) => Math.max(far, horizon), -Infinity)
  windowStarts({ from, horizon: least }, rows)
  return windowStarts({ from, horizon: most }, rows)
}

/** The same for a curve through these times. */
export function curveStarts(
  times: Float64Array,
  from: Float64Array | undefined,
  {
    rowCount,
    span,
  }: { readonly rowCount: number; readonly span: { readonly from: number; readonly to: number } },
): Float64Array {
  for (const time of times) refuseBeyond(time, span)
  const starts = startsOf(from, rowCount)
  for (const start of starts) refuseBeyond(start, span)
  return starts
}

function startsOf(from: Float64Array | undefined, rowCount: number): Float64Array {
  const starts = from ?? new Float64Array(rowCount)
  if (starts.length !== rowCount)
    throw new LearnError('shape', `There are ${starts.length} times to begin from for ${rowCount} rows.`)
  return starts
}
