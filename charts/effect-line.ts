import { chartDefaults, chartText, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings, NumberLabel } from './chart-option.ts'

export interface EffectLine {
  readonly points: readonly { readonly x: number; readonly y: number }[]
  /** Counts over equal-width bins from the first to the last x. */
  readonly histogram: readonly number[]
  /** The same for groups of rows, one y at each point: thin lines behind. */
  readonly groups?: readonly (readonly number[])[]
}

export interface EffectSettings extends ChartSettings {
  readonly yName: string
  /** How the column's own values are written. */
  readonly formatX?: NumberLabel
}

/** How the prediction moves with a number, over a strip that shows where the rows are. */
export function effectLine(
  { points, histogram, groups = [] }: EffectLine,
  settings: EffectSettings,
): ChartOption {
  const { theme, format, yName } = { ...chartDefaults, ...settings }
  const formatX = settings.formatX ?? String
  const first = points.at(0)?.x ?? 0
  const last = points.at(-1)?.x ?? 1
  const x = { min: first, max: last > first ? last : first + 1 }
  return {
    animation: false,
    title: topNote(yName, { theme }),
    grid: [
      { left: 52, right: 20, top: 22, height: 112 },
      { left: 52, right: 20, top: 140, height: 24 },
    ],
    xAxis: [
      { ...x, type: 'value', gridIndex: 0, show: false },
      {
        ...valueAxis({ theme, format: formatX }),
        ...x,
        gridIndex: 1,
        splitLine: { show: false },
        axisLine: { show: true, onZero: false, lineStyle: { color: theme.grid } },
        axisLabel: {
          color: theme.muted,
          fontSize: chartText.note,
          formatter: formatX,
          hideOverlap: true,
          showMinLabel: true,
          showMaxLabel: true,
          alignMinLabel: 'left',
          alignMaxLabel: 'right',
        },
      },
    ],
    yAxis: [
      { ...valueAxis({ theme, format }), gridIndex: 0, scale: true },
      { type: 'value', gridIndex: 1, show: false, min: 0 },
    ],
    series: [
      ...groups.map((line) => ({
        type: 'line' as const,
        silent: true,
        symbol: 'none',
        lineStyle: { color: theme.quiet, width: 1 },
        data: points.map(({ x }, index) => [x, line[index]!]),
      })),
      {
        type: 'line',
        silent: true,
        symbol: points.length === 1 ? 'circle' : 'none',
        lineStyle: { color: theme.main, width: 2.5 },
        itemStyle: { color: theme.main },
        data: points.map(({ x, y }) => [x, y]),
        markLine: zeroLine(theme.quiet),
      },
      {
        type: 'custom',
        silent: true,
        xAxisIndex: 1,
        yAxisIndex: 1,
        data: histogram.map((count, index) => [index, count]),
        encode: { y: 1 },
        renderItem: (_, api) => {
          const width = (x.max - x.min) / histogram.length
          const from = api.coord([x.min + Number(api.value(0)) * width, api.value(1)])
          const to = api.coord([x.min + (Number(api.value(0)) + 1) * width, 0])
          const shape = {
            x: from[0]!,
            y: from[1]!,
            width: Math.max(1, to[0]! - from[0]! - 1),
            height: to[1]! - from[1]!,
          }
          return { type: 'rect', shape, style: { fill: theme.quiet } }
        },
      },
    ],
  }
}

/** Where the prediction is the average one. */
function zeroLine(color: string) {
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color, type: 'dashed' as const, width: 1 },
    data: [{ yAxis: 0 }],
  }
}
