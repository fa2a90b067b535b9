import { minimumCounts } from '@cadre/people'
import type { ProbabilityBand } from './probability-bands.ts'

/** A band over everybody, and what share of those in it it happened to before. */
interface WholeBand extends Pick<ProbabilityBand, 'band' | 'from'> {
  readonly before: number | undefined
}

/** A band within a part of the people. */
export interface PartBand extends ProbabilityBand {
  readonly before: number | undefined
}

/**
 * The bands of everybody within a part: what is too small joins the band below it, the lowest the one above. Nothing is told where only one
 * is left: it would say of each of them where they stand.
 */
export function bandsOfPart(probabilities: Float64Array, whole: readonly WholeBand[]): PartBand[] {
  const bands: PartBand[] = []
  let waiting: PartBand | undefined
  for (let at = whole.length - 1; at >= 0; at--) {
    const { band, from, before } = whole[at]!
    const until = whole[at + 1]?.from ?? Infinity
    const own = probabilities.filter((value) => value >= from && value < until)
    const expected = own.reduce((sum, value) => sum + value, 0)
    const joined = join({ band, from, people: own.length, expected, before }, waiting)
    if (joined.people >= minimumCounts.disclosureMinimum) bands.unshift(joined)
    waiting = joined.people >= minimumCounts.disclosureMinimum ? undefined : joined
  }
  const [lowest, ...rest] = bands
  const all = waiting && lowest ? [{ ...join(lowest, waiting), from: waiting.from }, ...rest] : bands
  return all.length < 2 ? [] : all
}

/** Two bands as one, by the name of the first; what happened before is their mean by people. */
function join(band: PartBand, other: PartBand | undefined): PartBand {
  if (!other || other.people === 0) return band
  const people = band.people + other.people
  const before =
    band.people === 0
      ? other.before
      : band.before === undefined || other.before === undefined
        ? undefined
        : (band.people * band.before + other.people * other.before) / people
  return { ...band, people, expected: band.expected + other.expected, before }
}
