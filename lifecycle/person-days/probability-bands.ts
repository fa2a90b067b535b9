/** People whose probabilities are alike, without a word on who they are. */
export interface ProbabilityBand {
  readonly band: 'low' | 'usual' | 'raised' | 'high'
  /** Probabilities from here on. */
  readonly from: number
  readonly people: number
  /** To how many of them the model expects it to happen. */
  readonly expected: number
}

/** Multiples of the mean probability at which bands begin. */
const edges = [
  ['low', 0],
  ['usual', 0.6],
  ['raised', 1.5],
  ['high', 2.5],
] as const

/** Fewer people than this are no band to speak of. */
const fewest = 5

/** Whether a probability lies in a band. */
export type InBand = (probability: number) => boolean

/**
 * Bands over everybody in scope, small ones joined to the one below. What happened before to those in a band is worked out
 * by `before`, from probabilities of rows that the model had not seen.
 */
export function probabilityBands<Before>(
  probabilities: Float64Array,
  before: (isIn: InBand) => Before,
): (ProbabilityBand & { readonly before: Before })[] {
  const mean = probabilities.reduce((sum, value) => sum + value, 0) / probabilities.length
  const starts: (readonly [ProbabilityBand['band'], number])[] = []
  for (const [band, times] of edges) {
    const from = times * mean
    const count = probabilities.filter((value) => value >= from).length
    if (band === 'low' || count >= fewest) starts.push([band, from])
  }
  return starts.map(([band, from], at) => {
    const until = starts[at + 1]?.[1] ?? Infinity
    const isIn = (value: number): boolean => value >= from && value < until
    const own = probabilities.filter(isIn)
    return {
      band,
      from,
      people: own.length,
      expected: own.reduce((sum, value) => sum + value, 0),
      before: before(isIn),
    }
  })
}
