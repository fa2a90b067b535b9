import { chartDefaults, chartText, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'

export interface GroupLine {
  readonly label: string
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

export interface GroupLinesSettings extends ChartSettings {
  readonly xName: string
  readonly yName: string
  /** A height that lines are read against. */
  readonly reference: { readonly y: number; readonly label: string }
  /** Where things stand now. */
  readonly mark: { readonly x: number; readonly label: string }
}

/** Told apart by pattern first, colour second: they must be so in print and for every eye. */
const patterns = ['solid', [7, 3], [2, 3], [10, 3, 2, 3], [1, 2], [12, 4]] as const

/** Most groups that can be told apart. */
export const mostGroupLines = patterns.length

/** One line for each group over shares from 0 to 1. */
export function groupLines(lines: readonly GroupLine[], settings: GroupLinesSettings): ChartOption {
  const { theme, format, xName, yName, reference, mark } = { ...chartDefaults, ...settings }
  const axis = { ...valueAxis({ theme, format }), min: 0, max: 1, interval: 0.25 }
  const shown = lines.slice(0, mostGroupLines)
  const colours = [theme.main, theme.contrast, theme.ink]
  return {
    animation: false,
    title: topNote(yName, { theme }),
    legend: {
      bottom: 0,
      left: 44,
      right: 16,
      itemWidth: 30,
      itemHeight: 8,
      selectedMode: false,
      textStyle: { color: theme.ink, fontSize: chartText.note, width: 110, overflow: 'truncate' },
    },
    grid: { left: 44, right: 16, top: 24, bottom: 44 + 20 * Math.ceil(shown.length / 2) },
    xAxis: {
      ...axis,
      name: xName,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: theme.muted, fontSize: chartText.note },
    },
    yAxis: axis,
    series: shown.map(({ label, points }, index) => ({
      name: label,
      type: 'line' as const,
      silent: true,
      symbol: 'none',
      lineStyle: {
        color: colours[index % colours.length]!,
        width: 2,
        type: typeof patterns[index] === 'string' ? patterns[index] : [...patterns[index]!],
      },
      itemStyle: { color: colours[index % colours.length]! },
      data: points.map(({ x, y }) => [x, y]),
      ...(index === 0 && { markLine: guides({ reference, mark, theme }) }),
    })),
  }
}

function guides({
  reference,
  mark,
  theme,
}: Pick<GroupLinesSettings, 'reference' | 'mark'> & { readonly theme: typeof chartDefaults.theme }) {
  const label = { color: theme.muted, fontSize: chartText.note }
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: theme.quiet, type: 'dashed' as const, width: 1 },
    data: [
      {
        yAxis: reference.y,
        label: { ...label, formatter: reference.label, position: 'insideEndBottom' as const },
      },
      {
        xAxis: mark.x,
        label: { ...label, formatter: mark.label, position: 'insideStartTop' as const, rotate: 0 },
      },
    ],
  }
}
