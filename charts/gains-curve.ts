import { chartDefaults, chartText, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'

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
  const axis = { ...valueAxis({ theme, format }), min: 0, max: 1, interval: 0.25 }
  return {
    animation: false,
    title: topNote(yName, { theme }),
    grid: { left: 44, right: 16, top: 24, bottom: 40 },
    xAxis: {
      ...axis,
      name: xName,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: theme.muted, fontSize: chartText.note },
    },
    yAxis: axis,
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
        ...(capacity && {
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: theme.contrast, type: 'solid', width: 1.5 },
            label: {
              formatter: capacity.label,
              color: theme.ink,
              fontSize: chartText.note,
              position: 'insideStartBottom',
              rotate: 0,
              align: capacity.share > 0.6 ? 'right' : 'left',
              padding: [0, 6, 6, 6],
            },
            data: [{ xAxis: capacity.share }],
          },
        }),
      },
    ],
  }
}
