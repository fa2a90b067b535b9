import { chartDefaults, chartText, topNote } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { legendBelow, lineApart, mostLinesApart, shareAxes } from './lines-apart.ts'

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

/** Most groups that can be told apart. */
export const mostGroupLines = mostLinesApart

/** One line for each group over shares from 0 to 1. */
export function groupLines(lines: readonly GroupLine[], settings: GroupLinesSettings): ChartOption {
  const { theme, format, xName, yName, reference, mark } = { ...chartDefaults, ...settings }
  const shown = lines.slice(0, mostGroupLines)
  const colours = [theme.main, theme.contrast, theme.ink]
  return {
    animation: false,
    title: topNote(yName, { theme }),
    legend: { ...legendBelow(theme, 110), left: 44, right: 16 },
    grid: { left: 44, right: 16, top: 24, bottom: 44 + 20 * Math.ceil(shown.length / 2) },
    ...shareAxes({ theme, format, name: xName }),
    series: shown.map(({ label, points }, index) => ({
      ...lineApart(
        { label, points: points.map(({ x, y }) => [x, y] as const) },
        { place: index, colour: colours[index % colours.length]! },
      ),
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
