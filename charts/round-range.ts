/**
 * The shortest range of round numbers that holds all values, with the step of its ticks: about `parts` steps of
 * 1, 2 or 5 times a power of ten. Not finite values are left out; none at all gives 0 to 1.
 */
export function roundRange(
  values: readonly number[],
  { parts = 3 } = {},
): { min: number; max: number; interval: number } {
  const finite = values.filter(Number.isFinite)
  if (finite.length === 0) return { min: 0, max: 1, interval: 0.5 }
  const low = Math.min(...finite)
  const high = Math.max(...finite)
  const interval = roundStep((high - low || Math.abs(high) || 1) / parts)
  return {
    min: tidy(Math.floor(low / interval) * interval),
    max: tidy(Math.ceil(high / interval) * interval),
    interval,
  }
}

/** The nearest of 1, 2, 5 times a power of ten at or over the size. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= size * 0.999) ?? 10
  return tidy(factor * power)
}

function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
