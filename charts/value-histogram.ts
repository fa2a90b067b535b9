import { chartDefaults, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'

export interface HistogramData {
  readonly counts: readonly number[]
  readonly min: number
  readonly max: number
}

/** How many rows lie where: counts over equal-width bins. */
export function valueHistogram(
  { counts, min, max }: HistogramData,
  settings: ChartSettings = {},
): ChartOption {
  const { theme, format } = { ...chartDefaults, ...settings }
  const width = (max > min ? max - min : 1) / counts.length
  return {
    animation: false,
    title: topNote('rows', { theme }),
    grid: { left: 44, right: 20, top: 22, bottom: 24 },
    xAxis: {
      ...valueAxis({ theme, format }),
      min,
      max: max > min ? max : min + 1,
      splitLine: { show: false },
    },
    yAxis: { ...valueAxis({ theme, format: (value) => value.toLocaleString('en') }), min: 0 },
    series: [
      {
        type: 'custom',
        silent: true,
        data: counts.map((count, index) => [min + index * width, count]),
        encode: { x: 0, y: 1 },
        renderItem: (_, api) => {
          const from = api.coord([api.value(0), api.value(1)])
          const to = api.coord([Number(api.value(0)) + width, 0])
          const shape = {
            x: from[0]!,
            y: from[1]!,
            width: Math.max(1, to[0]! - from[0]! - 1),
            height: to[1]! - from[1]!,
          }
          return { type: 'rect', shape, style: { fill: theme.main } }
        },
      },
    ],
  }
}
