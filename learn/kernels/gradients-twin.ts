import { exponential, sigmoid } from './exponential.ts'

/** Gradient and hessian of one row; what the kernels of `assembly/gradients.ts` compute. */
export type Pair = readonly [gradient: number, hessian: number]

export function logisticPairTwin(margin: number, label: number, weight: number): Pair {
  const p = sigmoid(margin)
  return [(p - label) * weight, p * (1 - p) * weight]
}

export function squaredPairTwin(margin: number, label: number, weight: number): Pair {
  return [(margin - label) * weight, weight]
}

export function absolutePairTwin(margin: number, label: number, weight: number): Pair {
  return [((margin > label ? 1 : 0) - (margin < label ? 1 : 0)) * weight, weight]
}

export function softmaxTwin(margins: readonly number[]): number[] {
  const highest = Math.max(...margins)
  const powers = margins.map((margin) => exponential(margin - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

export function classPairTwin(p: number, isLabel: boolean, factor: number, weight: number): Pair {
  return [(p - (isLabel ? 1 : 0)) * weight, factor * (p * (1 - p)) * weight]
}
