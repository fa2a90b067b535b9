import type { SeriesOption } from 'echarts'
import { chartDefaults, chartText, topNote } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import type { ChartTheme } from './chart-theme.ts'
import { shareAxes } from './lines-apart.ts'

export interface GainsPoint {
  readonly share: number
  readonly capture: number
}

export interface GainsSettings extends ChartSettings {
  readonly xName: string
  readonly yName: string
  /** The share that can be acted on. */
  readonly capacity?: { readonly share: number; readonly label: string }
}

/** How many of all positives are found by going down the ranking; the dashed line is picking at random. */
export function gainsCurve(points: readonly GainsPoint[], settings: GainsSettings): ChartOption {
  const { theme, format, xName, yName, capacity } = { ...chartDefaults, ...settings }
  return {
    animation: false,
    title: topNote(yName, { theme }),
    grid: { left: 44, right: 16, top: 24, bottom: 40 },
    ...shareAxes({ theme, format, name: xName }),
    series: [
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        lineStyle: { color: theme.quiet, type: 'dashed', width: 1.5 },
        data: [
          [0, 0],
          [1, 1],
        ],
      },
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        lineStyle: { color: theme.main, width: 2.5 },
        data: [[0, 0], ...points.map(({ share, capture }) => [share, capture])],
      },
      ...(capacity ? [capacityMark(capacity, theme)] : []),
    ],
  }
}

/** A line up at the share, named beside its foot, on the side where there is room. */
function capacityMark({ share, label }: { share: number; label: string }, theme: ChartTheme): SeriesOption {
  const isRight = share > 0.6
  return {
    type: 'custom',
    silent: true,
    data: [[share, 0, 1]],
    renderItem: (_, api) => {
      const [x = 0, foot = 0] = api.coord([share, 0])
      const [, top = 0] = api.coord([share, 1])
      const place = {
        x: isRight ? x - 6 : x + 6,
        y: foot - 12,
        align: isRight ? ('right' as const) : ('left' as const),
      }
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: x, y1: foot, x2: x, y2: top },
            style: { stroke: theme.contrast, lineWidth: 1.5 },
          },
          { type: 'text', style: { text: label, ...place, fill: theme.ink, fontSize: chartText.note } },
        ],
      }
    },
  }
}
