import type { GroupAssignment } from '../fairness/group-assignment.ts'

/** What must be alike in every group: selection rates, rates of both errors, or the true positive rate. */
export type Parity = 'demographic-parity' | 'equalized-odds' | 'equal-opportunity'

/**
 * Selection rates within events (all rows; rows of one outcome) compared between each group and everyone. A slack is
 * one group's rate in one event less everyone's.
 */
export interface ParityConstraints {
  readonly count: number
  /** Weighted slacks of decisions (0 to 1 a row), one per event and group. */
  slacks(decisions: Float64Array): Float64Array
  /** What selecting each row adds to Σ multiplier × slack. */
  costs(multipliers: Float64Array): Float64Array
}

/** Lays the constraints out; events of a group without any row hold always. */
export function parityConstraints(
  parity: Parity,
  labels: Float64Array,
  { codes, names }: GroupAssignment,
  weights: Float64Array,
): ParityConstraints {
  const width = names.length
  const eventOf = (row: number): number => {
    if (codes[row]! < 0) return -1
    if (parity === 'demographic-parity') return 0
    if (parity === 'equal-opportunity') return labels[row] === 1 ? 0 : -1
    return labels[row]!
  }
  const events = parity === 'equalized-odds' ? 2 : 1
  const inEvent = new Float64Array(events)
  const inCell = new Float64Array(events * width)
  for (let row = 0; row < codes.length; row++) {
    const event = eventOf(row)
    if (event < 0) continue
    inEvent[event]! += weights[row]!
    inCell[event * width + codes[row]!]! += weights[row]!
  }

  return {
    count: events * width,
    slacks(decisions) {
      const ofEvent = new Float64Array(events)
      const ofCell = new Float64Array(events * width)
      for (let row = 0; row < codes.length; row++) {
        const event = eventOf(row)
        if (event < 0) continue
        const part = weights[row]! * decisions[row]!
        ofEvent[event]! += part
        ofCell[event * width + codes[row]!]! += part
      }
      return ofCell.map((selected, cell) => {
        const event = Math.floor(cell / width)
        return inCell[cell]! > 0 ? selected / inCell[cell]! - ofEvent[event]! / inEvent[event]! : 0
      })
    },
    costs(multipliers) {
      const ofEvent = new Float64Array(events)
      for (let cell = 0; cell < multipliers.length; cell++)
        if (inCell[cell]! > 0) ofEvent[Math.floor(cell / width)]! += multipliers[cell]!
      return Float64Array.from(codes, (code, row) => {
        const event = eventOf(row)
        if (event < 0) return 0
        const cell = event * width + code
        return weights[row]! * (multipliers[cell]! / inCell[cell]! - ofEvent[event]! / inEvent[event]!)
      })
    },
  }
}
