import type { Shape } from '../../study/study-result.ts'
import type { StudyFacts } from '../study-facts.ts'
import { clipText } from './phrases.ts'
import { writeChange, writePoints, writeRough } from './numbers.ts'
import { writeDay } from './times.ts'

/** An effect on the prediction: "+17" points of probability, or "+0.12" in units of the target. */
export function writeEffect(effect: number, { effectUnit }: StudyFacts): string {
  return effectUnit === 'points' ? writePoints(effect) : writeChange(effect, writeRough)
}

/** How far apart two predictions are: "17 points", "0.12". */
function writeEffectSize(effect: number, { effectUnit }: StudyFacts): string {
  if (effectUnit === 'units') return writeRough(Math.abs(effect))
  const points = writePoints(Math.abs(effect)).replace('+', '')
  return `${points} ${points === '1' ? 'point' : 'points'}`
}

/** A value of a column as it is read: a date as a date. */
export function writeValue(value: number, kind: 'number' | 'date'): string {
  return kind === 'date' ? writeDay(Math.round(value)) : writeRough(value)
}

/** How the prediction moves with a column, in a sentence; undefined when it hardly does. */
export function describeShape(shape: Shape, facts: StudyFacts): string | undefined {
  const words = shape.kind === 'category' ? describeLevels(shape, facts) : describeLine(shape, facts)
  if (words === undefined || shape.ofClass === undefined) return words
  return `${words.replace(/\.$/, '')}, for ${facts.result.target} ${clipText(shape.ofClass, { most: 40 })}.`
}

type LevelShape = Extract<Shape, { kind: 'category' }>
type LineShape = Extract<Shape, { kind: 'number' | 'date' }>

/** Rare levels say little: they count only when no others are left. */
const frequentLevel = 30

function describeLevels({ levels }: LevelShape, facts: StudyFacts): string | undefined {
  const frequent = levels.filter(({ count }) => count >= frequentLevel)
  const sorted = (frequent.length >= 2 ? frequent : [...levels]).toSorted((a, b) => b.y - a.y)
  const highest = sorted.at(0)
  const lowest = sorted.at(-1)
  if (!highest || !lowest || isNothing(highest.y - lowest.y, facts)) return undefined
  const [top, bottom] = [highest, lowest].map(({ level }) => clipText(level, { most: 40 }))
  return sorted.length === 2
    ? `${writeEffectSize(highest.y - lowest.y, facts)} higher for ${top} than for ${bottom}.`
    : `Highest for ${top}, lowest for ${bottom}: ${writeEffectSize(highest.y - lowest.y, facts)} apart.`
}

function describeLine(shape: LineShape, facts: StudyFacts): string | undefined {
  const inner = innerPoints(shape)
  const sorted = inner.toSorted((a, b) => b.y - a.y)
  const [highest, lowest, first, last] = [sorted.at(0), sorted.at(-1), inner.at(0), inner.at(-1)]
  if (!highest || !lowest || !first || !last || isNothing(highest.y - lowest.y, facts)) return undefined
  const step = readableStep(last.x - first.x)
  const at = ({ x }: { x: number }): string => writeValue(Math.round(x / step) * step, shape.kind)
  const isOneWay = Math.abs(last.y - first.y) >= 0.8 * (highest.y - lowest.y)
  if (!isOneWay)
    return `Highest near ${at(highest)}, lowest near ${at(lowest)}: ${writeEffectSize(highest.y - lowest.y, facts)} apart.`
  const [more, less] = last.y > first.y ? [last, first] : [first, last]
  return `${writeEffectSize(more.y - less.y, facts)} higher at ${at(more)} than at ${at(less)}.`
}

/** Grid values are written no finer than a two-hundredth of their range: 12,919 is read as 12,920. */
function readableStep(range: number): number {
  return range > 0 ? 10 ** Math.floor(Math.log10(range / 200)) : 1
}

/** The points between the 5th and the 95th percentile of the rows: what lies outside is said by few. */
function innerPoints(shape: LineShape): LineShape['points'] {
  const { points, histogram } = shape
  const total = histogram.reduce((sum, count) => sum + count, 0)
  const first = points.at(0)?.x ?? 0
  const width = ((points.at(-1)?.x ?? first) - first) / Math.max(1, histogram.length)
  if (total === 0 || width === 0) return points
  const inner = points.filter(
    ({ x }) =>
      x >= first + width * binAt(histogram, 0.05 * total) &&
      x <= first + width * (binAt(histogram, 0.95 * total) + 1),
  )
  return inner.length >= 2 ? inner : points
}

function binAt(histogram: readonly number[], count: number): number {
  let seen = 0
  return histogram.findIndex((bin) => (seen += bin) >= count)
}

function isNothing(range: number, { effectUnit }: StudyFacts): boolean {
  return effectUnit === 'points' ? range < 0.0005 : range === 0
}
