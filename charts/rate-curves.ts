import { chartDefaults, chartText, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'

export interface RateCurve {
  readonly label: string
  /** Shares from 0 to 1, both ways. */
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

interface RateSettings extends ChartSettings {
  readonly xName: string
  readonly yName: string
  /** What chance alone would give: as much of one as of the other, or one share at all places. */
  readonly chance: 'diagonal' | number
}

/** Told apart by pattern first, colour second. */
const patterns = ['solid', [7, 3]] as const

/** One share against another, for one model or two beside each other; the quiet line is what chance gives. */
export function rateCurves(curves: readonly RateCurve[], settings: RateSettings): ChartOption {
  const { theme, format, xName, yName, chance } = { ...chartDefaults, ...settings }
  const axis = { ...valueAxis({ theme, format }), min: 0, max: 1, interval: 0.25 }
  const shown = curves.slice(0, patterns.length)
  const colours = [theme.main, theme.contrast]
  const isCompared = shown.length > 1
  return {
    animation: false,
    title: topNote(yName, { theme }),
    ...(isCompared && {
      legend: {
        bottom: 0,
        itemWidth: 30,
        itemHeight: 8,
        selectedMode: false,
        data: shown.map(({ label }) => label),
        textStyle: { color: theme.ink, fontSize: chartText.note, width: 140, overflow: 'truncate' as const },
      },
    }),
    grid: { left: 44, right: 16, top: 24, bottom: isCompared ? 62 : 40 },
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
        data:
          chance === 'diagonal'
            ? [
                [0, 0],
                [1, 1],
              ]
            : [
                [0, chance],
                [1, chance],
              ],
      },
      ...shown.map(({ label, points }, index) => ({
        name: label,
        type: 'line' as const,
        silent: true,
        symbol: 'none',
        lineStyle: {
          color: colours[index]!,
          width: 2.5,
          type: typeof patterns[index] === 'string' ? patterns[index] : [...patterns[index]!],
        },
        itemStyle: { color: colours[index]! },
        data: points.map(({ x, y }) => [x, y]),
      })),
    ],
  }
}
