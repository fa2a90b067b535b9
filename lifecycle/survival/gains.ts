import type { FollowedRows } from './follow-up.ts'
import { shareGone } from './over-days.ts'

/** Of all who left, how many were among the share that the model set first. */
export interface GainsShare {
  readonly share: number
  readonly captured: number
}

const steps = 10

/** How the rows that were judged are told apart, in tenths; each share by Aalen and Johansen. Empty where nothing came of any of them. */
export function gains(
  { ends }: Pick<FollowedRows, 'ends'>,
  { probabilities, horizon }: { readonly probabilities: Float64Array; readonly horizon: number },
): GainsShare[] {
  const known = [...probabilities.keys()]
    .filter((row) => !Number.isNaN(probabilities[row]!))
    .toSorted((a, b) => probabilities[b]! - probabilities[a]!)
  const leavers = (rows: readonly number[]): number =>
    rows.length * (shareGone(ends, rows, horizon)?.value ?? Number.NaN)
  const all = leavers(known)
  if (!(all > 0)) return []
  return Array.from({ length: steps }, (_, at) => {
    const share = (at + 1) / steps
    const captured = leavers(known.slice(0, Math.round(share * known.length))) / all
    return { share, captured: Math.min(1, captured) }
  }).filter(({ captured }) => Number.isFinite(captured))
}
