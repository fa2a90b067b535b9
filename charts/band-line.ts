import { chartDefaults, chartText, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { roundRange } from './round-range.ts'

export interface BandPoint {
  /** As it is written below. */
  readonly label: string
  readonly middle: number
  readonly low: number
  readonly high: number
  /** Whether it differs from the one before by more than chance, and enough to matter. */
  readonly isChanged?: boolean
}

interface BandLineSettings extends ChartSettings {
  readonly yName: string
}

/** A middle from day to day in the band that half of all lie in; days that changed have a ring of their own. */
export function bandLine(points: readonly BandPoint[], settings: BandLineSettings): ChartOption {
  const { theme, format, yName } = { ...chartDefaults, ...settings }
  return {
    animation: false,
    title: topNote(yName, { theme }),
    grid: { left: 56, right: 24, top: 26, bottom: 28 },
    xAxis: {
      type: 'category',
      silent: true,
      boundaryGap: points.length === 1,
      data: points.map(({ label }) => label),
      axisLine: { lineStyle: { color: theme.grid } },
      axisTick: { show: false },
      axisLabel: { color: theme.muted, fontSize: chartText.note, hideOverlap: true },
    },
    yAxis: {
      ...valueAxis({ theme, format }),
      ...roundRange(
        points.flatMap(({ low, high }) => [low, high]),
        { parts: 4 },
      ),
    },
    series: [
      {
        type: 'custom',
        silent: true,
        data: points.slice(1).map(({ low, high }, at) => [at, low, high]),
        encode: { x: 0, y: [1, 2] },
        // Between two days the band runs straight.
        renderItem: (_, api) => {
          const at = Number(api.value(0))
          const [before, after] = [points[at]!, points[at + 1]!]
          const corners = [
            api.coord([at, before.low]),
            api.coord([at + 1, after.low]),
            api.coord([at + 1, after.high]),
            api.coord([at, before.high]),
          ]
          return { type: 'polygon', shape: { points: corners }, style: { fill: theme.main, opacity: 0.18 } }
        },
      },
      {
        type: 'line',
        silent: true,
        symbol: 'circle',
        lineStyle: { color: theme.main, width: 2.5 },
        data: points.map(({ middle, isChanged }) => ({
          value: middle,
          symbolSize: isChanged ? 12 : 6,
          itemStyle: { color: isChanged ? theme.contrast : theme.main },
        })),
      },
    ],
  }
}
