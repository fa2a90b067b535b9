import type { FeatureFigures, FigureBar } from './feature-figures.ts'

/**
 * Between which values the middle half lies, read off bars as if values were spread evenly within each: nothing that the bars do
 * not tell. Open ends count as wide as their neighbour; nothing where there is no range to read.
 */
export function middleOfBars(bars: readonly FigureBar[]): FeatureFigures['middle'] {
  const ranges = bars.map((bar, at) => closed(bar, bars[at + 1] ?? bars[at - 1]))
  if (ranges.length < 2) return undefined
  const all = ranges.reduce((sum, { people }) => sum + people, 0)
  const at = (share: number): number => {
    let before = 0
    for (const { from, to, people } of ranges) {
      if (before + people >= share * all)
        return Number((from + ((to - from) * (share * all - before)) / people).toPrecision(4))
      before += people
    }
    return ranges.at(-1)!.to
  }
  return { low: at(0.25), median: at(0.5), high: at(0.75) }
}

function closed({ from, to, people }: FigureBar, beside: FigureBar | undefined) {
  const width =
    beside?.from !== undefined && beside.to !== undefined
      ? beside.to - beside.from
      : Math.abs(from ?? to ?? 1)
  return { from: from ?? to! - width, to: to ?? from! + width, people }
}
