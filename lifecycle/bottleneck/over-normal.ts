/** What a figure is measured against: others of the same kind of work in the same period. */
interface Peers {
  /** Kind of work of each row, such as the job family. */
  readonly family: readonly (string | undefined)[]
  /** Period of each row. */
  readonly period: Float64Array
}

/** Fewer known figures than this make no normal of a period; that of the family over all periods stands in. */
const fewest = 10
/** Further from normal says more of the target than of the work. */
const furthest = 1

/**
 * Figures as shares above (or below) what is normal for the kind of work in the period, the median; at most as much as the
 * normal itself. NaN where the figure is not known, or too few of its kind are.
 */
export function overNormal(values: Float64Array, peers: Peers): Float64Array {
  const normalOf = normalsOf(values, peers)
  return values.map((value, row) => shareOver(value, normalOf(peers.family[row], peers.period[row]!)))
}

/** What is normal for a kind of work in a period; over all periods where few figures of one are known; undefined where too few are. */
export function normalsOf(
  values: Float64Array,
  { family, period }: Peers,
): (family: string | undefined, period: number) => number | undefined {
  const known = [...values.keys()].filter((row) => Number.isFinite(values[row]!))
  const medianBy = (key: (row: number) => string): ReadonlyMap<string, number> => {
    const rows = Map.groupBy(known, key)
    return new Map(
      [...rows].flatMap(([of, own]) =>
        own.length < fewest ? [] : [[of, medianOf(own.map((row) => values[row]!))] as const],
      ),
    )
  }
  const ofPeriod = medianBy((row) => `${period[row]} ${family[row] ?? ''}`)
  const ofFamily = medianBy((row) => family[row] ?? '')
  return (kind = '', when) => ofPeriod.get(`${when} ${kind}`) ?? ofFamily.get(kind)
}

/** A figure as a share above or below what is normal; NaN where one of them is not known. */
export function shareOver(value: number, normal: number | undefined): number {
  if (normal === undefined || normal <= 0 || !Number.isFinite(value)) return Number.NaN
  return Math.max(-furthest, Math.min(furthest, value / normal - 1))
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
}
