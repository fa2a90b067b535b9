import type { ColumnBins } from './column-bins.ts'
import { sum } from './sum.ts'

export interface TellingState {
  /** The cell, "filled" or "missing". */
  readonly state: string
  readonly targetClass: string
  readonly rows: number
  /** Share of the state's rows that are of the class. */
  readonly share: number
}

/**
 * A state nearly all of whose rows are of one class that is otherwise far rarer: at least 10 rows and 97 %,
 * against at most 70 % overall. The first of the ways to cut the column that has one.
 */
export function tellingState(
  cuts: readonly ColumnBins[],
  classCodes: Int32Array,
  classes: readonly string[],
): TellingState | undefined {
  for (const bins of cuts) {
    const found = tellingAmong(bins, classCodes, classes)
    if (found) return found
  }
  return undefined
}

function tellingAmong(
  bins: ColumnBins,
  classCodes: Int32Array,
  classes: readonly string[],
): TellingState | undefined {
  const counts = new Float64Array(bins.count * classes.length)
  const overall = new Float64Array(classes.length)
  classCodes.forEach((code, i) => {
    counts[bins.codes[i]! * classes.length + code]!++
    overall[code]!++
  })
  let best: TellingState | undefined
  for (let state = 0; state < bins.count; state++) {
    const ofState = counts.subarray(state * classes.length, (state + 1) * classes.length)
    const rows = sum(ofState)
    ofState.forEach((count, code) => {
      const isTelling = rows >= 10 && count >= 0.97 * rows && overall[code]! <= 0.7 * classCodes.length
      if (!isTelling || (best && best.rows >= rows)) return
      best = { state: bins.label(state), targetClass: classes[code]!, rows, share: count / rows }
    })
  }
  return best
}
