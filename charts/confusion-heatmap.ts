import { chartDefaults, chartText, topNote } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'

export interface Confusion {
  readonly classes: readonly string[]
  /** Truth by prediction, classes in order. */
  readonly counts: readonly (readonly number[])[]
}

/**
 * Truth down, prediction across. A cell's depth is its share of the true class, so that a rare class is as
 * readable as a common one; right answers are blue, mistakes orange, and both lie where the axes say.
 */
export function confusionHeatmap({ classes, counts }: Confusion, settings: ChartSettings = {}): ChartOption {
  const { theme } = { ...chartDefaults, ...settings }
  const isDense = classes.length > 8
  const cells = counts.flatMap((row, truth) => {
    const total = row.reduce((sum, count) => sum + count, 0)
    return row.map((count, predicted) => ({ truth, predicted, count, share: total > 0 ? count / total : 0 }))
  })
  const axis = {
    type: 'category' as const,
    silent: true,
    data: [...classes],
    axisLine: { show: false },
    axisTick: { show: false },
  }
  const label = {
    color: theme.ink,
    fontSize: isDense ? 10 : chartText.label,
    interval: 0,
    overflow: 'truncate' as const,
    ellipsis: '…',
  }
  return {
    animation: false,
    title: topNote('true ↓   predicted →', { theme }),
    grid: { left: isDense ? 132 : 104, right: 4, top: isDense ? 120 : 44, bottom: 4 },
    xAxis: {
      ...axis,
      position: 'top',
      axisLabel: { ...label, rotate: isDense ? 90 : 0, width: isDense ? 104 : 84 },
    },
    yAxis: { ...axis, inverse: true, axisLabel: { ...label, width: isDense ? 110 : 84 } },
    series: [
      {
        type: 'custom',
        silent: true,
        data: cells.map(({ truth, predicted }) => [predicted, truth]),
        renderItem: (params, api) => {
          const cell = cells[params.dataIndex]
          const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)])
          const [width = 0, height = 0] = [api.size?.([1, 1]) ?? []].flat()
          if (!cell) return
          const shape = { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2 }
          const fill = cell.truth === cell.predicted ? theme.main : theme.contrast
          const isNamed = !isDense || cell.count > 0
          return {
            type: 'group',
            children: [
              { type: 'rect', shape, style: { fill: theme.grid, opacity: 0.35 } },
              { type: 'rect', shape, style: { fill, opacity: Math.min(0.55, cell.share * 0.55) } },
              ...(isNamed
                ? [
                    {
                      type: 'text' as const,
                      style: {
                        text: cell.count.toLocaleString('en'),
                        x,
                        y,
                        align: 'center' as const,
                        verticalAlign: 'middle' as const,
                        fill: theme.ink,
                        fontSize: isDense ? 10 : 13,
                      },
                    },
                  ]
                : []),
            ],
          }
        },
      },
    ],
  }
}

/** Width and height at which every cell can be read. */
export function confusionSize(classes: number): { width: number; height: number } {
  if (classes <= 8) return { width: 360, height: 48 + Math.max(2, classes) * (classes <= 3 ? 56 : 36) }
  return { width: 136 + classes * 24, height: 124 + classes * 20 }
}
