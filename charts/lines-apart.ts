import { chartText, valueAxis } from './chart-option.ts'
import type { NumberLabel } from './chart-option.ts'
import type { ChartTheme } from './chart-theme.ts'

/** Told apart by pattern first, colour second: they must be so in print and for every eye. */
const patterns = ['solid', [7, 3], [2, 3], [10, 3, 2, 3], [1, 2], [12, 4]] as const

/** Most lines that can be told apart. */
export const mostLinesApart = patterns.length

/** One of several lines, by its place among them. */
export function lineApart(
  { label, points }: { readonly label: string; readonly points: readonly (readonly [number, number])[] },
  { place, colour, width = 2 }: { readonly place: number; readonly colour: string; readonly width?: number },
) {
  const pattern = patterns[place]!
  return {
    name: label,
    type: 'line' as const,
    silent: true,
    symbol: 'none',
    lineStyle: { color: colour, width, type: typeof pattern === 'string' ? pattern : [...pattern] },
    itemStyle: { color: colour },
    data: points.map(([x, y]) => [x, y]),
  }
}

/** The names of the lines below the plot, cut to a width. */
export function legendBelow(theme: ChartTheme, width: number) {
  return {
    bottom: 0,
    itemWidth: 30,
    itemHeight: 8,
    selectedMode: false as const,
    textStyle: { color: theme.ink, fontSize: chartText.note, width, overflow: 'truncate' as const },
  }
}

/** Shares from 0 to 1 both ways, the one below with its name. */
export function shareAxes({
  theme,
  format,
  name,
}: {
  readonly theme: ChartTheme
  readonly format: NumberLabel
  readonly name: string
}) {
  const axis = { ...valueAxis({ theme, format }), min: 0, max: 1, interval: 0.25 }
  return {
    xAxis: {
      ...axis,
      name,
      nameLocation: 'middle' as const,
      nameGap: 26,
      nameTextStyle: { color: theme.muted, fontSize: chartText.note },
    },
    yAxis: axis,
  }
}
