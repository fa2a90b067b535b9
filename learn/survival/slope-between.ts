import { exponential } from '../kernels/exponential.ts'

/** Mean slope of a function between two places; where they nearly meet, its slope in the middle. */
export function slopeBetween(
  { of, slope }: { readonly of: (at: number) => number; readonly slope: (at: number) => number },
  from: number,
  to: number,
): number {
  const way = to - from
  return Math.abs(way) < 1e-5 ? slope((from + to) / 2) : (of(to) - of(from)) / way
}

/** Probability of an event by hazard summed up over time. */
export const eventByHazard = {
  of: (hazard: number): number => 1 - exponential(-hazard),
  slope: (hazard: number): number => exponential(-hazard),
}

/** −log(1 − p) by the log-odds of p: what a period adds to the hazard. */
export const hazardByMargin = {
  of: (margin: number): number => Math.max(margin, 0) + Math.log1p(exponential(-Math.abs(margin))),
  slope: (margin: number): number => 1 / (1 + exponential(-margin)),
}
