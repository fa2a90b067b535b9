import { chartDefaults, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { dotWithInterval } from './interval-mark.ts'
import { roundRange } from './round-range.ts'

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
  const range = sharedRange(points)
  const { min, max } = range
  const axis = { ...valueAxis({ theme, format }), ...range }
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

/** One range for both axes, so that the diagonal is one; from zero where that is near. */
function sharedRange(points: readonly CalibrationPoint[]): { min: number; max: number; interval: number } {
  const values = points.flatMap(({ predicted, observed, low, high }) => [predicted, observed, low, high])
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return roundRange(least > 0 && least < (most - least) * 0.5 ? [...values, 0] : values, { parts: 4 })
}
