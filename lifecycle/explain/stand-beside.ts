/** Where the middle half of some people lies, and one of them beside it. */
export interface Standing {
  /** In the same steps as the others. */
  readonly own: number | null
  /** Compared before anything is rounded. */
  readonly place: 'below' | 'within' | 'above' | null
  readonly low: number
  readonly middle: number
  readonly high: number
}

/** So many values at least: then each quartile is a mean of five or six, the lowest and the highest of all not among them. */
const fewestForQuartiles = 11

/**
 * How one value stands beside those of a group in which the person is one. Quartiles and median are means of the five or six values
 * around them, without the lowest and the highest of all, told in round steps of a tenth of their spread or somewhat more: none is
 * the value of one person, and two answers do not tell who came between them. `undefined` where fewer than `fewest` of the group
 * have a value, and where low and high are alike: that would tell the values of all between.
 */
export function standBeside(
  own: number | null,
  group: readonly (number | null)[],
  { fewest }: { readonly fewest: number },
): Standing | undefined {
  const known = Float64Array.from(group.filter((value): value is number => value !== null)).sort()
  if (known.length < Math.max(fewest, fewestForQuartiles)) return undefined
  const low = meanAround(known, 0.25)
  const high = meanAround(known, 0.75)
  if (!isApart(low, high)) return undefined
  const step = roundStep((high - low) / 10)
  return {
    own: own === null ? null : inSteps(own, step),
    place: own === null ? null : placeBeside(own, low, high),
    low: inSteps(low, step),
    middle: inSteps(meanAround(known, 0.5), step),
    high: inSteps(high, step),
  }
}

/** So many places to either side of a quartile are averaged. */
const reach = 2.5

function meanAround(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const from = Math.max(1, Math.ceil(place - reach))
  const to = Math.min(sorted.length - 2, Math.floor(place + reach))
  const around = sorted.subarray(from, to + 1)
  return around.reduce((sum, value) => sum + value, 0) / around.length
}

/** Means of alike values may differ in their last bits. */
const isApart = (low: number, high: number): boolean =>
  high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high))

function placeBeside(own: number, low: number, high: number): NonNullable<Standing['place']> {
  if (own < low) return 'below'
  return own > high ? 'above' : 'within'
}

/** The next of 1, 2, 5, 10, 20 …: a step as it comes would tell the spread to the last digit. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return power * ([1, 2, 5].find((times) => times * power >= least) ?? 10)
}

const inSteps = (value: number, step: number): number =>
  Number((Math.round(value / step) * step).toPrecision(12)) + 0
