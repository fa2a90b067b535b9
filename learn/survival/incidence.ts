import { exponential } from '../kernels/exponential.ts'

/** Hazards of one row, period by period: of the cause that is asked about, and of all others together. */
export interface RowHazards {
  readonly asked: Float64Array
  readonly others: Float64Array
}

/**
 * Probability that the cause has come by the end of each period, before any other: within a period the causes share what
 * happens by their hazards. Never falls; `into` is filled.
 */
export function incidenceBy({ asked, others }: RowHazards, into: Float64Array): Float64Array {
  let [survival, sum] = [1, 0]
  for (let period = 0; period < asked.length; period++) {
    const all = asked[period]! + others[period]!
    const left = survival * exponential(-all)
    if (all > 0) sum += ((survival - left) * asked[period]!) / all
    survival = left
    into[period] = sum
  }
  return into
}

/** Nodes and weights of Gauss and Legendre's rule with eight points on (0, 1). */
const nodes = [
  0.019855071751231856, 0.10166676129318664, 0.2372337950418355, 0.40828267875217505, 0.591717321247825,
  0.7627662049581645, 0.8983332387068134, 0.9801449282487681,
]
const weights = [
  0.05061426814518813, 0.11119051722668724, 0.15685332293894363, 0.18134189168918102, 0.18134189168918102,
  0.15685332293894363, 0.11119051722668724, 0.05061426814518813,
]

/**
 * By how much the incidence at the end moves with each period's hazards, averaged along the straight line from one row's to
 * another's (Aumann and Shapley): slopes times differences add up to the difference of the incidences.
 */
export function incidenceSlopes(from: RowHazards, to: RowHazards): RowHazards {
  const periods = to.asked.length
  const slopes = { asked: new Float64Array(periods), others: new Float64Array(periods) }
  const at = { asked: new Float64Array(periods), others: new Float64Array(periods) }
  nodes.forEach((node, index) => {
    for (let period = 0; period < periods; period++) {
      at.asked[period] = from.asked[period]! + node * (to.asked[period]! - from.asked[period]!)
      at.others[period] = from.others[period]! + node * (to.others[period]! - from.others[period]!)
    }
    addSlopes(at, weights[index]!, slopes)
  })
  return slopes
}

function addSlopes({ asked, others }: RowHazards, weight: number, into: RowHazards): void {
  let survival = 1
  for (const hazard of asked) survival *= exponential(-hazard)
  for (const hazard of others) survival *= exponential(-hazard)
  // From the last period back: what comes later is less likely, the more happens now.
  let later = 0
  for (let period = asked.length - 1; period >= 0; period--) {
    const [own, other] = [asked[period]!, others[period]!]
    const all = own + other
    const left = survival
    survival *= exponential(all)
    const happens = survival - left
    const perHazard = all > 0 ? happens / all : survival
    const bend = all > 0 ? (left - perHazard) / all : -survival / 2
    into.asked[period]! += weight * (perHazard + own * bend - later)
    into.others[period]! += weight * (own * bend - later)
    later += own * perHazard
  }
}
