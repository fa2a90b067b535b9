import { chartDefaults, chartText, nameAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings, NamePlace } from './chart-option.ts'

export interface TwoWayBar {
  readonly label: string
  /** How far to the left and to the right, both 0 or more. */
  readonly left: number
  readonly right: number
}

interface TwoWaySettings extends ChartSettings, NamePlace {
  readonly labelWidth?: number
  readonly leftName: string
  readonly rightName: string
  /** The side that is wished for: drawn in the main colour. */
  readonly goodSide?: 'left' | 'right'
}

/** Bars to both sides of a line: for how many something pulls one way, and for how many the other. Sides differ in place, colour and name. */
export function twoWayBars(
  bars: readonly TwoWayBar[],
  {
    labelWidth = 150,
    leftName,
    rightName,
    goodSide = 'left',
    namesAbove = false,
    ...settings
  }: TwoWaySettings,
): ChartOption {
  const { theme, format } = { ...chartDefaults, ...settings }
  const most = Math.max(1e-12, ...bars.flatMap(({ left, right }) => [left, right]))
  const names = nameAxis(
    bars.map(({ label }) => label),
    { theme, width: labelWidth, above: namesAbove ? overBar : undefined },
  )
  const side = (name: string, of: (bar: TwoWayBar) => number, { isLeft }: { isLeft: boolean }) => ({
    name,
    type: 'bar' as const,
    stack: 'one',
    silent: true,
    barWidth: 12,
    itemStyle: { color: isLeft === (goodSide === 'left') ? theme.main : theme.contrast },
    data: bars.map((bar) => (isLeft ? -of(bar) : of(bar))),
    label: {
      show: true,
      position: isLeft ? ('left' as const) : ('right' as const),
      color: theme.ink,
      fontSize: chartText.note,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const value = of(bars[dataIndex]!)
        return value === 0 ? '' : format(value)
      },
    },
  })
  return {
    animation: false,
    legend: {
      top: 0,
      left: namesAbove ? 0 : labelWidth + 16,
      itemWidth: 12,
      itemHeight: 8,
      selectedMode: false,
      textStyle: { color: theme.ink, fontSize: chartText.note },
    },
    // Figures stand outside the longest bars.
    grid: {
      left: namesAbove ? figureWidth : labelWidth + figureWidth + 8,
      right: figureWidth,
      top: 24,
      bottom: 4,
    },
    xAxis: { type: 'value', show: false, min: -most, max: most },
    // Names stand at the left edge, not at the line where bars begin.
    yAxis: {
      ...names,
      axisLine: { show: false, onZero: false },
      // What is compared here has long names: they go on below.
      axisLabel: namesAbove
        ? { ...names.axisLabel, margin: -figureWidth }
        : {
            ...names.axisLabel,
            margin: figureWidth,
            fontSize: chartText.note,
            lineHeight: 13,
            overflow: 'break',
          },
    },
    series: [
      {
        ...side(leftName, ({ left }) => left, { isLeft: true }),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: theme.quiet, type: 'solid', width: 1 },
          data: [{ xAxis: 0 }],
        },
      },
      side(rightName, ({ right }) => right, { isLeft: false }),
    ],
  }
}

/** What a figure outside a bar needs. */
const figureWidth = 44
/** How far over the middle of a bar its name stands. */
const overBar = 9

/** The height at which every bar has the same room; names of so many lines fit beside them. */
export function twoWayBarsHeight(
  count: number,
  { lines = 2, namesAbove = false }: NamePlace & { readonly lines?: number } = {},
): number {
  return 30 + (namesAbove ? 44 : 15 * lines) * count
}
