import { chartDefaults, topNote } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { legendBelow, lineApart, shareAxes } from './lines-apart.ts'

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

/** So many are set beside each other. */
const mostCurves = 2

/** One share against another, for one model or two beside each other; the quiet line is what chance gives. */
export function rateCurves(curves: readonly RateCurve[], settings: RateSettings): ChartOption {
  const { theme, format, xName, yName, chance } = { ...chartDefaults, ...settings }
  const shown = curves.slice(0, mostCurves)
  const colours = [theme.main, theme.contrast]
  const isCompared = shown.length > 1
  return {
    animation: false,
    title: topNote(yName, { theme }),
    ...(isCompared && {
      legend: { ...legendBelow(theme, 140), data: shown.map(({ label }) => label) },
    }),
    grid: { left: 44, right: 16, top: 24, bottom: isCompared ? 62 : 40 },
    ...shareAxes({ theme, format, name: xName }),
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
      ...shown.map(({ label, points }, index) =>
        lineApart(
          { label, points: points.map(({ x, y }) => [x, y] as const) },
          { place: index, colour: colours[index]!, width: 2.5 },
        ),
      ),
    ],
  }
}
