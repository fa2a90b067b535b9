import { chartDefaults, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { legendBelow, lineApart } from './lines-apart.ts'
import { roundRange } from './round-range.ts'

export interface GrowingShare {
  readonly label: string
  readonly points: readonly { readonly x: number; readonly y: number }[]
  /** What was said beforehand, as rings beside the line. */
  readonly said?: readonly { readonly x: number; readonly y: number }[]
}

interface GrowingSettings extends ChartSettings {
  readonly xName: string
  readonly yName: string
  /** How the time below is written. */
  readonly formatTime?: (x: number) => string
}

/** Most lines that are read at a glance. */
export const mostGrowingShares = 4

/** Shares that grow with time from 0, one line each. */
export function growingShares(lines: readonly GrowingShare[], settings: GrowingSettings): ChartOption {
  const { theme, format, xName, yName, formatTime = String } = { ...chartDefaults, ...settings }
  const shown = lines.slice(0, mostGrowingShares)
  const colours = [theme.main, theme.contrast, theme.ink, theme.muted]
  const all = shown.flatMap(({ points, said = [] }) => [...points, ...said])
  const last = Math.max(1, ...all.map(({ x }) => x))
  const { max, interval } = roundRange([0, 0.01, ...all.map(({ y }) => y)])
  return {
    animation: false,
    title: topNote(yName, { theme }),
    legend: {
      ...legendBelow(theme, 170),
      left: 44,
      right: 16,
      data: shown.map(({ label }) => label),
    },
    grid: { left: 48, right: 16, top: 24, bottom: 52 + 20 * Math.ceil(shown.length / 2) },
    xAxis: {
      ...valueAxis({ theme, format: formatTime, name: xName }),
      min: 0,
      max: last,
      interval: Math.max(1, Math.ceil(last / 6)),
    },
    yAxis: { ...valueAxis({ theme, format }), min: 0, max, interval },
    series: shown.flatMap(({ label, points, said = [] }, index) => [
      lineApart(
        { label, points: [[0, 0], ...points.map(({ x, y }) => [x, y] as const)] },
        { place: index, colour: colours[index]! },
      ),
      {
        type: 'line' as const,
        silent: true,
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { width: 0 },
        itemStyle: { color: theme.ground, borderColor: colours[index]!, borderWidth: 1.5 },
        data: said.map(({ x, y }) => [x, y]),
      },
    ]),
  }
}
