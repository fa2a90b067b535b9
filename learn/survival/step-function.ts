import { LearnError } from '../learn-error.ts'

/** How many of the ascending times are at or before this one. */
export function countUpTo(times: ArrayLike<number>, time: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]! <= time) low = middle + 1
    else high = middle
  }
  return low
}

/** The value of a step function from its last step at or before `time`; `start` before the first. */
export function stepAt(
  {
    times,
    values,
    start,
  }: { readonly times: Float64Array; readonly values: Float64Array; readonly start: number },
  time: number,
): number {
  const steps = countUpTo(times, time)
  return steps === 0 ? start : values[steps - 1]!
}

/** Throws `invalid-param` for a time that nobody was watched at. */
export function refuseBeyond(
  time: number,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  if (time >= from && time <= to) return
  throw new LearnError(
    'invalid-param',
    `Nothing was seen at time ${time}: rows were watched from ${from} to ${to}, and beyond that nothing is known.`,
    { time, from, to },
  )
}
