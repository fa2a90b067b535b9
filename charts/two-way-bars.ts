import { chartDefaults, chartText, nameAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'

export interface TwoWayBar {
  readonly label: string
  /** How far to the left and to the right, both 0 or more. */
  readonly left: number
  readonly right: number
}

interface TwoWaySettings extends ChartSettings {
  readonly labelWidth?: number
  readonly leftName: string
  readonly rightName: string
  /** The side that is wished for: drawn in the main colour. */
  readonly goodSide?: 'left' | 'right'
}

/** Bars to both sides of a line: for how many something pulls one way, and for how many the other. Sides differ in place, colour and name. */
export function twoWayBars(
  bars: readonly TwoWayBar[],
  { labelWidth = 150, leftName, rightName, goodSide = 'left', ...settings }: TwoWaySettings,
): ChartOption {
  const { theme, format } = { ...chartDefaults, ...settings }
  const most = Math.max(1e-12, ...bars.flatMap(({ left, right }) => [left, right]))
  const names = nameAxis(
    bars.map(({ label }) => label),
    { theme, width: labelWidth },
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
      left: labelWidth + 16,
      itemWidth: 12,
      itemHeight: 8,
      selectedMode: false,
      textStyle: { color: theme.ink, fontSize: chartText.note },
    },
    // Figures stand outside the longest bars.
    grid: { left: labelWidth + 52, right: 44, top: 24, bottom: 4 },
    xAxis: { type: 'value', show: false, min: -most, max: most },
    // Names stand at the left edge, not at the line where bars begin.
    yAxis: {
      ...names,
      axisLine: { show: false, onZero: false },
      // What is compared here has long names: they go on below.
      axisLabel: { ...names.axisLabel, fontSize: chartText.note, lineHeight: 13, overflow: 'break' },
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

/** The height at which every bar has the same room; names of so many lines fit. */
export function twoWayBarsHeight(count: number, { lines = 2 }: { readonly lines?: number } = {}): number {
  return 30 + 15 * lines * count
}
