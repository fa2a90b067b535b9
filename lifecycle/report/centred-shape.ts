import type { Shape } from '../study/study-result.ts'

/** The effects of a shape moved so that their mean over the rows is zero. */
export function centredShape(shape: Shape): Shape {
  if (shape.kind === 'category') {
    const mean = weightedMean(shape.levels.map(({ y, count }) => [y, count]))
    return { ...shape, levels: shape.levels.map((level) => ({ ...level, y: level.y - mean })) }
  }
  const weights = shape.points.map(({ x }) => rowsNear(shape, x))
  const centre = (line: readonly number[]): number[] => {
    const mean = weightedMean(line.map((y, index) => [y, weights[index]!]))
    return line.map((y) => y - mean)
  }
  const centred = centre(shape.points.map(({ y }) => y))
  return {
    ...shape,
    points: shape.points.map(({ x }, index) => ({ x, y: centred[index]! })),
    // Each group about its own mean: what shows is how it moves, not where it stands.
    ...(shape.groups && { groups: shape.groups.map(({ rows, y }) => ({ rows, y: centre(y) })) }),
  }
}

type NumberShape = Extract<Shape, { kind: 'number' | 'date' }>

function rowsNear({ points, histogram }: NumberShape, x: number): number {
  const first = points.at(0)?.x ?? 0
  const span = (points.at(-1)?.x ?? first) - first
  const bin =
    span > 0 ? Math.min(histogram.length - 1, Math.floor(((x - first) / span) * histogram.length)) : 0
  return histogram[bin] ?? 1
}

function weightedMean(pairs: readonly (readonly [value: number, weight: number])[]): number {
  const weight = pairs.reduce((total, [, part]) => total + part, 0)
  if (weight === 0) return 0
  return pairs.reduce((total, [value, part]) => total + value * part, 0) / weight
}
