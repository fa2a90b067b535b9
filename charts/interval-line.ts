import { chartDefaults, chartText, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { dotWithInterval } from './interval-mark.ts'

export interface IntervalPoint {
  /** As it is written below. */
  readonly label: string
  /** What the line goes through, where there is something. */
  readonly line?: number | null
  /** What stands beside it with its interval. */
  readonly dot?: { readonly value: number; readonly low: number; readonly high: number } | null
}

interface IntervalLineSettings extends ChartSettings {
  readonly yName: string
}

/** A line over days, and dots with their intervals on the same days: what was expected, and what came. */
export function intervalLine(points: readonly IntervalPoint[], settings: IntervalLineSettings): ChartOption {
  const { theme, format, yName } = { ...chartDefaults, ...settings }
  return {
    animation: false,
    title: topNote(yName, { theme }),
    grid: { left: 48, right: 20, top: 26, bottom: 28 },
    xAxis: {
      type: 'category',
      silent: true,
      data: points.map(({ label }) => label),
      axisLine: { lineStyle: { color: theme.grid } },
      axisTick: { show: false },
      axisLabel: { color: theme.muted, fontSize: chartText.note, hideOverlap: true },
    },
    yAxis: { ...valueAxis({ theme, format }), min: 0 },
    series: [
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        connectNulls: true,
        lineStyle: { color: theme.main, width: 2, type: 'dashed' },
        data: points.map(({ line }) => line ?? null),
      },
      {
        type: 'custom',
        silent: true,
        data: points.flatMap(({ dot }, at) => (dot ? [[at, dot.value, dot.low, dot.high]] : [])),
        encode: { x: 0, y: [1, 2, 3] },
        renderItem: (_, api) => {
          const at = (dimension: number): number[] => api.coord([api.value(0), api.value(dimension)])
          return dotWithInterval({ centre: at(1), low: at(2), high: at(3), colour: theme.contrast })
        },
      },
    ],
  }
}
