import type { FeatureBins } from '../trees/binning.ts'

/** Slots of one column in a pair: present values in 0 to 14, what is missing or was never seen in 15. */
export const AXIS_SLOTS = 16
const UNKNOWN_SLOT = AXIS_SLOTS - 1
/** Cells of the table of a pair. */
export const CELLS = AXIS_SLOTS * AXIS_SLOTS
const MOST_SLOTS = AXIS_SLOTS - 1

/** One column of a pair: its bins gathered in few slots, so that both columns' slots fit a byte. */
export interface PairAxis {
  /** Slots in use without the one for missing cells. */
  readonly slots: number
  /** The slot of each bin of the column; the bins of missing and of unseen cells follow. */
  readonly slotOf: Uint8Array
  /** Whether neighbouring slots have neighbouring values. */
  readonly isOrdered: boolean
}

/** Neighbouring bins of about equal weight share a slot; of categories the heavy ones have their own. */
export function axisOf(
  { binCount, feature }: FeatureBins,
  bins: Uint8Array,
  weights: Float64Array,
): PairAxis {
  const mass = new Float64Array(binCount)
  for (let row = 0; row < weights.length; row++) if (bins[row]! < binCount) mass[bins[row]!]! += weights[row]!
  const isOrdered = feature.kind !== 'category'
  const slotOf = new Uint8Array(binCount + 2).fill(UNKNOWN_SLOT)
  slotOf.set(isOrdered ? slotsInOrder(mass) : slotsByMass(mass))
  return { slots: Math.max(0, ...slotOf.subarray(0, binCount)) + 1, slotOf, isOrdered }
}

function slotsInOrder(mass: Float64Array): Uint8Array {
  const total = mass.reduce((sum, each) => sum + each, 0)
  const slots = new Uint8Array(mass.length)
  let passed = 0
  let slot = -1
  let last = -1
  for (let bin = 0; bin < mass.length; bin++) {
    // Where the middle of the bin lies among all rows; slots that stay empty are not counted.
    const share = total > 0 ? (passed + mass[bin]! / 2) / total : 0
    const wanted = mass.length <= MOST_SLOTS ? bin : Math.min(MOST_SLOTS - 1, Math.floor(share * MOST_SLOTS))
    if (wanted !== last) slot++
    last = wanted
    slots[bin] = slot
    passed += mass[bin]!
  }
  return slots
}

function slotsByMass(mass: Float64Array): Uint8Array {
  const order = Array.from(mass.keys()).sort((a, b) => mass[b]! - mass[a]! || a - b)
  const slots = new Uint8Array(mass.length)
  for (const [rank, bin] of order.entries()) slots[bin] = Math.min(rank, MOST_SLOTS - 1)
  return slots
}

/** The cell of each row in the table of a pair, first slot × 16 + second. */
export function pairCells(
  [first, second]: readonly [PairAxis, PairAxis],
  [firstBins, secondBins]: readonly [Uint8Array, Uint8Array],
): Uint8Array {
  return firstBins.map((bin, row) => first.slotOf[bin]! * AXIS_SLOTS + second.slotOf[secondBins[row]!]!)
}
