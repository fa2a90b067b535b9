import type { RunFigures } from './model-queries.ts'

export type Effect = NonNullable<RunFigures['explanation']['shapes']>[number]

/** How an input moves what is expected, beside its mean over the rows: what shows is how it moves, not where it stands. */
export function centredEffect(effect: Effect): Effect {
  if (effect.kind === 'category') {
    const mean = weightedMean(effect.levels.map(({ y, count }) => [y, count]))
    return { ...effect, levels: effect.levels.map((level) => ({ ...level, y: level.y - mean })) }
  }
  const { points, histogram } = effect
  const first = points.at(0)?.x ?? 0
  const span = (points.at(-1)?.x ?? first) - first
  const rowsNear = (x: number): number => {
    const bin = Math.min(histogram.length - 1, Math.floor(((x - first) / (span || 1)) * histogram.length))
    return histogram[bin] ?? 1
  }
  const centre = (line: readonly number[]): number[] => {
    const mean = weightedMean(line.map((y, at) => [y, rowsNear(points[at]!.x)]))
    return line.map((y) => y - mean)
  }
  const moved = centre(points.map(({ y }) => y))
  return {
    ...effect,
    points: points.map(({ x }, at) => ({ x, y: moved[at]! })),
    ...(effect.groups && { groups: effect.groups.map(({ rows, y }) => ({ rows, y: centre(y) })) }),
  }
}

/** From the least to the most that is expected, over what is drawn. */
export function effectSpan(effect: Effect): number {
  const values =
    effect.kind === 'category' ? effect.levels.map(({ y }) => y) : effect.points.map(({ y }) => y)
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)
}

/** Of nothing but weightless values it is their plain mean. */
function weightedMean(values: readonly (readonly [value: number, weight: number])[]): number {
  const sum = values.reduce((all, [, weight]) => all + weight, 0)
  if (sum === 0) return values.reduce((all, [value]) => all + value, 0) / Math.max(1, values.length)
  return values.reduce((all, [value, weight]) => all + value * weight, 0) / sum
}
