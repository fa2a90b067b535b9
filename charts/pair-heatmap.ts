import { chartDefaults, chartText, topNote } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'

export interface PairGrid {
  readonly down: readonly string[]
  readonly across: readonly string[]
  /** Down by across; absent where nothing may be said. */
  readonly values: readonly (readonly (number | undefined)[])[]
}

/**
 * What two columns do together, by bands of both: blue raises, orange lowers, deeper is more, and the figure stands in
 * the cell. Cells without a value are left empty.
 */
export function pairHeatmap(
  { down, across, values }: PairGrid,
  {
    downName,
    acrossName,
    labelWidth = 98,
    width = 360,
    ...settings
  }: ChartSettings & { downName: string; acrossName: string; labelWidth?: number; width?: number },
): ChartOption {
  const { theme, format } = { ...chartDefaults, ...settings }
  const most = Math.max(1e-12, ...values.flat().map((value) => Math.abs(value ?? 0)))
  const cells = values.flatMap((row, i) => row.map((value, j) => ({ i, j, value })))
  const axis = {
    type: 'category' as const,
    silent: true,
    axisLine: { show: false },
    axisTick: { show: false },
  }
  const label = {
    color: theme.ink,
    fontSize: chartText.note,
    interval: 0,
    overflow: 'truncate' as const,
    ellipsis: '…',
  }
  return {
    animation: false,
    title: topNote(`${downName} ↓   ${acrossName} →`, { theme }),
    grid: { left: labelWidth + 6, right: 4, top: 44, bottom: 4 },
    xAxis: {
      ...axis,
      data: [...across],
      position: 'top',
      axisLabel: { ...label, width: (width - labelWidth - 16) / across.length },
    },
    yAxis: { ...axis, data: [...down], inverse: true, axisLabel: { ...label, width: labelWidth } },
    series: [
      {
        type: 'custom',
        silent: true,
        data: cells.map(({ i, j }) => [j, i]),
        renderItem: (params, api) => {
          const cell = cells[params.dataIndex]
          const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)])
          const [width = 0, height = 0] = [api.size?.([1, 1]) ?? []].flat()
          if (!cell) return
          const { value } = cell
          const shape = { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2 }
          const ground = { type: 'rect' as const, shape, style: { fill: theme.grid, opacity: 0.35 } }
          if (value === undefined) return { type: 'group', children: [ground] }
          const fill = value < 0 ? theme.contrast : theme.main
          return {
            type: 'group',
            children: [
              ground,
              { type: 'rect', shape, style: { fill, opacity: (Math.abs(value) / most) * 0.55 } },
              {
                type: 'text' as const,
                style: {
                  text: format(value),
                  x,
                  y,
                  align: 'center' as const,
                  verticalAlign: 'middle' as const,
                  fill: theme.ink,
                  fontSize: chartText.label,
                },
              },
            ],
          }
        },
      },
    ],
  }
}

/** The height at which every cell can be read. */
export function pairHeatmapHeight(bands: number): number {
  return 48 + 36 * bands
}
