import { chartDefaults, chartText, nameAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings, NamePlace } from './chart-option.ts'

export interface RankedBar {
  readonly label: string
  readonly value: number
  /** What the others are set against: drawn quietly. */
  readonly isQuiet?: boolean
}

/** Bars from the left in the order given, each with its figure: importance of columns, share of missing cells. */
export function rankedBars(
  bars: readonly RankedBar[],
  {
    labelWidth = 136,
    namesAbove = false,
    ...settings
  }: ChartSettings & NamePlace & { readonly labelWidth?: number } = {},
): ChartOption {
  const { theme, format } = { ...chartDefaults, ...settings }
  return {
    animation: false,
    grid: { left: namesAbove ? 2 : labelWidth + 24, right: 52, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: nameAxis(
      bars.map(({ label }) => label),
      { theme, width: labelWidth, above: namesAbove ? overBar : undefined },
    ),
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: 12,
        data: bars.map(({ value, isQuiet }) => ({
          value,
          itemStyle: { color: isQuiet ? theme.quiet : theme.main },
        })),
        label: {
          show: true,
          position: 'right',
          color: theme.ink,
          fontSize: chartText.label,
          formatter: ({ dataIndex }) => format(bars[dataIndex]?.value ?? 0),
        },
      },
    ],
  }
}

/** How far over the middle of a bar its name stands. */
const overBar = 9

/** The height at which every bar has the same room. */
export function rankedBarsHeight(count: number, { namesAbove = false }: NamePlace = {}): number {
  return 8 + (namesAbove ? 42 : 24) * count
}
