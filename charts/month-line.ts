import { chartDefaults, chartText, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { roundRange } from './round-range.ts'

export interface MonthPoint {
  /** As it is written below the line. */
  readonly month: string
  /** Nothing where a figure is not shown. */
  readonly value: number | null
}

/** One figure month by month; the first and the last are written out. The axis need not begin at zero. */
export function monthLine(points: readonly MonthPoint[], settings: ChartSettings = {}): ChartOption {
  const { theme, format } = { ...chartDefaults, ...settings }
  const last = points.length - 1
  const axis = valueAxis({ theme, format })
  return {
    animation: false,
    grid: { left: 60, right: 44, top: 24, bottom: 28 },
    xAxis: {
      type: 'category',
      silent: true,
      boundaryGap: false,
      data: points.map(({ month }) => month),
      axisLine: { lineStyle: { color: theme.grid } },
      axisTick: { show: false },
      axisLabel: { color: theme.muted, fontSize: chartText.note, hideOverlap: true },
    },
    // The first figure is written over its point: the axis keeps away from it.
    yAxis: { ...axis, axisLabel: { ...axis.axisLabel, margin: 22 }, ...roomAround(points) },
    series: [
      {
        type: 'line',
        silent: true,
        connectNulls: false,
        symbol: 'circle',
        symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
          dataIndex === 0 || dataIndex === last ? 7 : 0,
        lineStyle: { color: theme.main, width: 2.5 },
        itemStyle: { color: theme.main },
        label: {
          show: true,
          color: theme.ink,
          fontSize: chartText.label,
          formatter: ({ dataIndex }) =>
            dataIndex === 0 || dataIndex === last ? format(points[dataIndex]?.value ?? 0) : '',
        },
        data: points.map(({ value }) => value),
      },
    ],
  }
}

/** A change of less than this part of the figures is drawn as the small change that it is. */
const leastSpan = 0.08

/** Round ends that leave room over and under the line. */
function roomAround(points: readonly MonthPoint[]): ReturnType<typeof roundRange> {
  const values = points.flatMap(({ value }) => value ?? [])
  if (values.length === 0) return roundRange([])
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const isWhole = values.every(Number.isInteger)
  const half = 0.62 * Math.max(high - low, leastSpan * Math.abs(high), isWhole ? 3 : 0)
  const middle = (low + high) / 2
  const from = low >= 0 ? Math.max(0, middle - half) : middle - half
  return roundRange([from, middle + half])
}
