import { minimumCounts } from '@cadre/people'

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
const fewest = minimumCounts.disclosureMinimum

/** Whether a probability lies in a band. */
export type InBand = (probability: number) => boolean

/**
 * Bands over everybody in scope: those of fewer than five people are joined to the one below, the lowest to the one above. What happened before to those in a band is worked out
 * by `before`, from probabilities of rows that the model had not seen.
 */
export function probabilityBands<Before>(
  probabilities: Float64Array,
  before: (isIn: InBand) => Before,
): (ProbabilityBand & { readonly before: Before })[] {
  const mean = probabilities.reduce((sum, value) => sum + value, 0) / probabilities.length
  const starts = startsOfBands(probabilities, mean)
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

type Start = readonly [ProbabilityBand['band'], number]

/** Where bands begin, each with people enough of its own. */
function startsOfBands(probabilities: Float64Array, mean: number): Start[] {
  const starts: Start[] = []
  for (const [band, times] of edges.toReversed()) {
    const from = times * mean
    const until = starts[0]?.[1] ?? Infinity
    const people = probabilities.filter((value) => value >= from && value < until).length
    if (people >= fewest) starts.unshift([band, from])
  }
  const [lowest = edges[0], ...others] = starts
  return [[lowest[0], 0], ...others]
}
