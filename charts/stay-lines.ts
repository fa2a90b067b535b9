import { chartDefaults, chartText, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'

export interface StayLine {
  readonly label: string
  readonly points: readonly {
    readonly x: number
    readonly y: number
    readonly low: number
    readonly high: number
  }[]
}

interface StaySettings extends ChartSettings {
  readonly xName: string
  readonly yName: string
  /** How the time below is written. */
  readonly formatTime?: (x: number) => string
  readonly timeStep: number
}

/** Told apart by pattern first, colour second. */
const patterns = ['solid', [7, 3], [2, 3], [10, 3, 2, 3]] as const

/** Most lines that can be told apart. */
export const mostStayLines = patterns.length

/** Shares that are left after some time, one line a group; the first has its interval as a band behind it. */
export function stayLines(lines: readonly StayLine[], settings: StaySettings): ChartOption {
  const { theme, format, xName, yName, timeStep, formatTime = String } = { ...chartDefaults, ...settings }
  const shown = lines.slice(0, mostStayLines)
  const colours = [theme.main, theme.contrast, theme.ink, theme.muted]
  const last = Math.max(timeStep, ...shown.flatMap(({ points }) => points.map(({ x }) => x)))
  const band = shown[0]?.points ?? []
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
      data: shown.map(({ label }) => label),
      textStyle: { color: theme.ink, fontSize: chartText.note, width: 110, overflow: 'truncate' },
    },
    grid: { left: 44, right: 16, top: 24, bottom: 62 },
    xAxis: {
      ...valueAxis({ theme, format: formatTime, name: xName }),
      min: 0,
      max: Math.ceil(last / timeStep) * timeStep,
      interval: timeStep,
    },
    yAxis: { ...valueAxis({ theme, format }), min: 0, max: 1, interval: 0.25 },
    series: [
      {
        type: 'custom',
        silent: true,
        data: band.length < 2 ? [] : [[0, 0]],
        renderItem: (_, api) => ({
          type: 'polygon',
          shape: {
            points: [
              ...band.map(({ x, high }) => api.coord([x, high])),
              ...band.toReversed().map(({ x, low }) => api.coord([x, low])),
            ],
          },
          style: { fill: theme.main, opacity: 0.14 },
        }),
      },
      ...shown.map(({ label, points }, index) => ({
        name: label,
        type: 'line' as const,
        silent: true,
        symbol: 'none',
        lineStyle: {
          color: colours[index]!,
          width: 2,
          type: typeof patterns[index] === 'string' ? patterns[index] : [...patterns[index]!],
        },
        itemStyle: { color: colours[index]! },
        data: points.map(({ x, y }) => [x, y]),
      })),
    ],
  }
}
