/**
 * A map from a model's probabilities to better ones, as plain data that goes into the model bundle.
 * All but isotonic work in log-odds, where probabilities are first cut at `floor` from 0 and 1.
 */
export type Calibrator =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'platt'
      readonly slope: number
      readonly intercept: number
      readonly floor: number
    }
  | { readonly kind: 'isotonic'; readonly x: readonly number[]; readonly y: readonly number[] }
  | { readonly kind: 'temperature'; readonly temperature: number; readonly floor: number }

/** Calibrated probabilities, rows × outputs as given. `temperature` needs one output per class. */
export function applyCalibrator(
  calibrator: Calibrator,
  probabilities: Float64Array,
  outputs = 1,
): Float64Array {
  switch (calibrator.kind) {
    case 'none':
      return probabilities
    case 'platt': {
      const { slope, intercept, floor } = calibrator
      return probabilities.map((p) => sigmoid(slope * logOdds(p, floor) + intercept))
    }
    case 'isotonic':
      return probabilities.map((p) => interpolate(calibrator.x, calibrator.y, p))
    case 'temperature':
      return temper(probabilities, outputs, calibrator)
  }
}

/** ln(p / (1 − p)), p cut at `floor` from 0 and 1. */
export function logOdds(p: number, floor: number): number {
  const cut = Math.min(1 - floor, Math.max(floor, p))
  return Math.log(cut / (1 - cut))
}

export function sigmoid(margin: number): number {
  return margin >= 0 ? 1 / (1 + Math.exp(-margin)) : Math.exp(margin) / (1 + Math.exp(margin))
}

/** How close to 0 and 1 this many rows can say anything. */
export function probabilityFloor(rows: number): number {
  return Math.min(0.01, 1 / (2 * (rows + 1)))
}

function temper(
  probabilities: Float64Array,
  outputs: number,
  { temperature, floor }: { readonly temperature: number; readonly floor: number },
): Float64Array {
  const calibrated = new Float64Array(probabilities.length)
  for (let start = 0; start < probabilities.length; start += outputs) {
    let total = 0
    for (let at = start; at < start + outputs; at++) {
      calibrated[at] = Math.max(floor, probabilities[at]!) ** (1 / temperature)
      total += calibrated[at]!
    }
    for (let at = start; at < start + outputs; at++) calibrated[at]! /= total
  }
  return calibrated
}

/** Linear between knots, flat outside them. */
function interpolate(x: readonly number[], y: readonly number[], at: number): number {
  let low = 0
  let high = x.length - 1
  if (at <= x[low]!) return y[low]!
  if (at >= x[high]!) return y[high]!
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (x[middle]! <= at) low = middle
    else high = middle
  }
  const width = x[high]! - x[low]!
  return y[low]! + ((at - x[low]!) / width) * (y[high]! - y[low]!)
}
