import { chartDefaults, nameAxis, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings, NamePlace } from './chart-option.ts'
import type { ChartTheme } from './chart-theme.ts'
import { roundRange } from './round-range.ts'

/** Some rows of like value and like contribution. */
export interface SwarmDot {
  readonly contribution: number
  readonly count: number
  /** Where their values stand among all values of the column; of labels and missing cells nothing is said. */
  readonly value: 'low' | 'middle' | 'high' | 'any'
}

export interface SwarmRow {
  readonly label: string
  readonly dots: readonly SwarmDot[]
}

const rowHeight = 40
const rowHeightAbove = 62
const largest = 9
/** How far over the line of a column its name stands, where it does not stand beside it. */
const overDots = 17

/**
 * How far columns move scores, a dot for rows of like value and like contribution, its area their number (a beeswarm of
 * groups). High values stand above the line of their column and are orange, low ones below and blue, others on it, hollow.
 */
export function swarmDots(
  rows: readonly SwarmRow[],
  {
    labelWidth = 136,
    name,
    namesAbove = false,
    ...settings
  }: ChartSettings & NamePlace & { readonly labelWidth?: number; readonly name?: string } = {},
): ChartOption {
  const { theme, format } = { ...chartDefaults, ...settings }
  const all = rows.flatMap(({ dots }, index) => dots.map((dot) => ({ ...dot, index })))
  const most = all.reduce((highest, { count }) => Math.max(highest, count), 1)
  const axis = valueAxis({ theme, format, ...(name !== undefined && { name }) })
  return {
    animation: false,
    grid: {
      left: namesAbove ? 8 : labelWidth + 24,
      right: namesAbove ? 8 : 24,
      top: 4,
      bottom: name === undefined ? 24 : 44,
    },
    xAxis: { ...axis, ...roundRange([0, ...all.map(({ contribution }) => contribution)]) },
    yAxis: {
      ...nameAxis(
        rows.map(({ label }) => label),
        { theme, width: labelWidth, above: namesAbove ? overDots : undefined },
      ),
      splitLine: { show: true, lineStyle: { color: theme.grid } },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        data: all.map(({ contribution, index }) => [contribution, index]),
        encode: { x: 0, y: 1 },
        renderItem: ({ dataIndex }, api) => {
          const [cx = 0, cy = 0] = api.coord([api.value(0), api.value(1)])
          const { value, count } = all[dataIndex]!
          const { up, fill, stroke } = look(value, theme)
          return {
            type: 'circle',
            shape: { cx, cy: cy - up, r: Math.max(2, largest * Math.sqrt(count / most)) },
            style: { fill, stroke, lineWidth: 1.5, opacity: 0.85 },
          }
        },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: theme.muted, type: 'solid' },
          label: { show: false },
          data: [{ xAxis: 0 }],
        },
      },
    ],
  }
}

function look(value: SwarmDot['value'], { main, contrast, quiet, ground }: ChartTheme) {
  if (value === 'high') return { up: 7, fill: contrast, stroke: contrast }
  if (value === 'low') return { up: -7, fill: main, stroke: main }
  return { up: 0, fill: ground, stroke: quiet }
}

/** The height at which every row has the same room. */
export function swarmDotsHeight(
  count: number,
  { named = false, namesAbove = false }: NamePlace & { readonly named?: boolean } = {},
): number {
  return 28 + (named ? 20 : 0) + (namesAbove ? rowHeightAbove : rowHeight) * count
}
