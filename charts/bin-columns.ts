import { chartDefaults, chartText, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'

export interface BinColumn {
  /** The range or label, as it is written below. */
  readonly label: string
  readonly count: number
}

interface BinColumnSettings extends ChartSettings {
  /** What is counted. */
  readonly yName: string
}

/** Columns side by side, a range of values each: how many lie where. Ranges may differ in width; each is named. */
export function binColumns(bins: readonly BinColumn[], settings: BinColumnSettings): ChartOption {
  const { theme, format, yName } = { ...chartDefaults, ...settings }
  return {
    animation: false,
    title: topNote(yName, { theme }),
    grid: { left: 44, right: 8, top: 26, bottom: bins.length > 6 ? 52 : 26 },
    xAxis: {
      type: 'category',
      silent: true,
      data: bins.map(({ label }) => label),
      axisLine: { lineStyle: { color: theme.grid } },
      axisTick: { show: false },
      axisLabel: {
        color: theme.muted,
        fontSize: chartText.note,
        interval: 0,
        hideOverlap: true,
        // Many ranges are written aslant.
        ...(bins.length > 6 && { rotate: 40 }),
      },
    },
    yAxis: { ...valueAxis({ theme, format }), min: 0 },
    series: [
      {
        type: 'bar',
        silent: true,
        barCategoryGap: '8%',
        barMaxWidth: 140,
        itemStyle: { color: theme.main },
        data: bins.map(({ count }) => count),
      },
    ],
  }
}
