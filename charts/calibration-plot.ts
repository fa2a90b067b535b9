import { chartDefaults, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { dotWithInterval } from './interval-mark.ts'

export interface CalibrationPoint {
  readonly predicted: number
  readonly observed: number
  readonly low: number
  readonly high: number
}

export interface CalibrationSettings extends ChartSettings {
  readonly xName: string
  readonly yName: string
}

/** What was predicted against what happened, with intervals; on the diagonal the two agree. */
export function calibrationPlot(
  points: readonly CalibrationPoint[],
  settings: CalibrationSettings,
): ChartOption {
  const { theme, format, xName, yName } = { ...chartDefaults, ...settings }
  const [min, max] = sharedRange(points)
  const axis = { ...valueAxis({ theme, format }), min, max }
  return {
    animation: false,
    title: topNote(yName, { theme }),
    grid: { left: 44, right: 16, top: 24, bottom: 40 },
    xAxis: { ...axis, ...nameBelow(xName, theme.muted) },
    yAxis: axis,
    series: [
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        lineStyle: { color: theme.quiet, type: 'dashed', width: 1.5 },
        data: [
          [min, min],
          [max, max],
        ],
      },
      {
        type: 'custom',
        silent: true,
        clip: true,
        data: points.map(({ predicted, observed, low, high }) => [predicted, observed, low, high]),
        encode: { x: 0, y: [1, 2, 3] },
        renderItem: (_, api) => {
          const at = (dimension: number): number[] => api.coord([api.value(0), api.value(dimension)])
          return dotWithInterval({ centre: at(1), low: at(2), high: at(3), colour: theme.main })
        },
      },
    ],
  }
}

function nameBelow(name: string, color: string) {
  return { name, nameLocation: 'middle' as const, nameGap: 26, nameTextStyle: { color, fontSize: 11 } }
}

/** One range for both axes, so that the diagonal is one; shares start at 0. */
function sharedRange(points: readonly CalibrationPoint[]): [number, number] {
  const values = points.flatMap(({ predicted, observed, low, high }) => [predicted, observed, low, high])
  const least = Math.min(...values)
  const most = Math.max(...values)
  if (!Number.isFinite(least) || !Number.isFinite(most)) return [0, 1]
  const step = 10 ** Math.floor(Math.log10(most - least || Math.abs(most) || 1))
  const low = least >= 0 && least < (most - least) * 0.5 ? 0 : Math.floor(least / step) * step
  return [Number(low.toPrecision(12)), Number((Math.ceil(most / step) * step).toPrecision(12))]
}
