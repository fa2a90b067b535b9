import { chartDefaults, chartText, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'

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
    yAxis: { ...axis, axisLabel: { ...axis.axisLabel, margin: 22 }, scale: true, minInterval: 1 },
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
