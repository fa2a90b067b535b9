import { chartDefaults, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { legendBelow, lineApart } from './lines-apart.ts'

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

/** Most lines that are read at a glance. */
export const mostStayLines = 4

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
      ...legendBelow(theme, 110),
      left: 44,
      right: 16,
      data: shown.map(({ label }) => label),
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
      ...shown.map(({ label, points }, index) =>
        lineApart(
          { label, points: points.map(({ x, y }) => [x, y] as const) },
          { place: index, colour: colours[index]! },
        ),
      ),
    ],
  }
}
