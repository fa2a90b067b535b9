import { minimumCounts } from '@cadre/people'

const mostGroups = 5
/** Groups whose curves stay this close to the mean one, by its range, move alike. */
const alike = 0.1

interface CurveGroup {
  readonly rows: number
  readonly y: readonly number[]
}

/**
 * Curves of single rows (individual conditional expectations) as the mean curves of up to five groups of rows, so that
 * no line is one person: rows in the order of how far their curve rises between the lowest and the highest point of
 * the mean. Gives nothing when there are too few rows to show groups, or when all move alike.
 */
export function groupCurves(curves: readonly (readonly number[])[]): readonly CurveGroup[] | undefined {
  const count = Math.min(mostGroups, Math.floor(curves.length / minimumCounts.disclosureMinimum))
  if (count < 2) return undefined
  const whole = meanCurve(curves)
  const [low, high] = [whole.indexOf(Math.min(...whole)), whole.indexOf(Math.max(...whole))]
  const ordered = curves.toSorted((a, b) => a[high]! - a[low]! - (b[high]! - b[low]!))
  const groups = Array.from({ length: count }, (_, group) => {
    const members = ordered.slice(
      Math.round((group * curves.length) / count),
      Math.round(((group + 1) * curves.length) / count),
    )
    return { rows: members.length, y: meanCurve(members) }
  })
  const range = whole[high]! - whole[low]!
  return groups.some(({ y }) => distance(y, whole) > alike * range) ? groups : undefined
}

function meanCurve(curves: readonly (readonly number[])[]): number[] {
  return curves[0]!.map((_, point) => curves.reduce((sum, curve) => sum + curve[point]!, 0) / curves.length)
}

/** Largest difference of two curves, each taken from its own mean. */
function distance(a: readonly number[], b: readonly number[]): number {
  const apart = a.map((y, point) => y - b[point]!)
  const mean = apart.reduce((sum, difference) => sum + difference, 0) / apart.length
  return Math.max(...apart.map((difference) => Math.abs(difference - mean)))
}
