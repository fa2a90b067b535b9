import { minimumCounts } from '@cadre/people'
import type { FigureBar } from './feature-figures.ts'

const { disclosureMinimum } = minimumCounts
/** Whole numbers of which there are no more are each a bar of their own. */
const mostValues = 12
/** About so many ranges of numbers. */
const mostRanges = 12
/** Beyond these parts of the values ranges are open: the ends are somebody's own. */
const tails = 0.025
/** More labels than this are read by nobody. */
const mostLabels = 15

interface Range extends FigureBar {
  people: number
}

/**
 * Counts numbers in ranges with round ends; ranges of fewer than five are joined with a neighbour, and the first and the last
 * are open. None for fewer than five values. The counts are true: they are rounded where they are told.
 */
export function countRanges(values: Float64Array): FigureBar[] {
  if (values.length < disclosureMinimum) return []
  const sorted = values.toSorted()
  const ends = roundEnds(sorted)
  const ranges = ends.slice(1).map((to, at): Range => ({ from: ends[at]!, to, people: 0 }))
  let at = 0
  for (const value of sorted) {
    while (at < ranges.length - 1 && value >= ranges[at]!.to!) at++
    ranges[at]!.people++
  }
  const joined = joinSmall(ranges)
  return joined.map(({ from, to, people }, place) => ({
    ...(place > 0 && from !== undefined && { from }),
    ...(place < joined.length - 1 && to !== undefined && { to }),
    people,
  }))
}

/** Round ends of ranges, lowest first, over all but the tails; two at least. */
function roundEnds(sorted: Float64Array): number[] {
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!
  const distinct = new Set(sorted)
  const isWhole = [...distinct].every(Number.isInteger)
  const [low, high] = [at(tails), at(1 - tails)]
  if (isWhole && high - low < mostValues) return series(low, Math.max(high, low) + 1, 1)
  const step = roundStep((high - low) / mostRanges)
  if (!(step > 0)) return [low, low + (Math.abs(low) || 1)]
  return series(Math.floor(low / step), Math.floor(high / step) + 1, step)
}

/** Multiples of a step, from one to another. */
function series(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.max(2, to - from + 1) }, (_, at) =>
    Number(((from + at) * step).toPrecision(12)),
  )
}

/** The nearest of 1, 2, 5 times a power of ten at or over a size. */
function roundStep(size: number): number {
  if (!(size > 0)) return 0
  const power = 10 ** Math.floor(Math.log10(size))
  return ([1, 2, 5].find((factor) => factor * power >= size * 0.999) ?? 10) * power
}

function joinSmall(ranges: readonly Range[]): Range[] {
  const joined = [...ranges]
  for (;;) {
    const small = joined.findIndex(({ people }) => people < disclosureMinimum)
    if (small < 0 || joined.length === 1) return joined
    const [before, after] = [joined[small - 1]?.people ?? Infinity, joined[small + 1]?.people ?? Infinity]
    const first = before <= after ? small - 1 : small
    const [a, b] = [joined[first]!, joined[first + 1]!]
    joined.splice(first, 2, { from: a.from!, to: b.to!, people: a.people + b.people })
  }
}

/** Counts labels, the most frequent first. Those of fewer than five are counted together, and not at all when they are fewer than five still. */
export function countLabels(counts: ReadonlyMap<string, number>): FigureBar[] {
  const all = [...counts]
    .map(([label, people]) => ({ label, people }))
    .toSorted((a, b) => b.people - a.people || (a.label < b.label ? -1 : 1))
  const named = all.filter(({ people }) => people >= disclosureMinimum).slice(0, mostLabels)
  const rest =
    all.reduce((sum, { people }) => sum + people, 0) - named.reduce((sum, { people }) => sum + people, 0)
  return rest >= disclosureMinimum ? [...named, { people: rest }] : named
}
