import { chartDefaults, chartText, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { roundRange } from './round-range.ts'

export interface SharePanel {
  /** What is counted, over the panel. */
  readonly label: string
  /** From 0 to 1, in order; null where nothing is known. */
  readonly values: readonly (number | null)[]
}

interface SharePanelSettings extends ChartSettings {
  /** As the places are written below, one for each value. */
  readonly places: readonly string[]
}

/** A share differs by this much at least before its panel is scaled to it: what hardly moves looks so. */
const leastSpan = 0.1
const panelHeight = 66
const headHeight = 34
const footHeight = 24

/** Shares one below the other over the same places, each on a scale of its own; the newest is marked and written out. */
export function sharePanels(panels: readonly SharePanel[], settings: SharePanelSettings): ChartOption {
  const { theme, format, places } = { ...chartDefaults, ...settings }
  const topOf = (at: number): number => at * (panelHeight + headHeight) + headHeight
  return {
    animation: false,
    title: panels.map(({ label }, at) => ({ ...topNote(label, { theme }), top: topOf(at) - 20 })),
    grid: panels.map((_, at) => ({ left: 48, right: 52, top: topOf(at), height: panelHeight })),
    xAxis: panels.map((_, at) => ({
      type: 'category' as const,
      gridIndex: at,
      silent: true,
      data: [...places],
      axisLine: { lineStyle: { color: theme.grid } },
      axisTick: { show: false },
      axisLabel: {
        show: at === panels.length - 1,
        color: theme.muted,
        fontSize: chartText.note,
        hideOverlap: true,
      },
    })),
    yAxis: panels.map(({ values }, at) => ({
      ...valueAxis({ theme, format }),
      gridIndex: at,
      ...rangeOf(values),
    })),
    series: panels.map(({ label, values }, at) => ({
      name: label,
      type: 'line' as const,
      silent: true,
      xAxisIndex: at,
      yAxisIndex: at,
      symbol: 'circle',
      showAllSymbol: true,
      connectNulls: true,
      lineStyle: { color: theme.main, width: 2 },
      data: values.map((value, place) => {
        const isNewest = place === values.length - 1
        return {
          value: value ?? '-',
          symbolSize: isNewest ? 9 : 5,
          itemStyle: { color: isNewest ? theme.contrast : theme.main },
          label: {
            show: isNewest && value !== null,
            position: 'right' as const,
            color: theme.ink,
            fontSize: chartText.label,
            formatter: () => format(value ?? 0),
          },
        }
      }),
    })),
  }
}

/** The height that so many panels need. */
export function sharePanelsHeight(count: number): number {
  return count * (panelHeight + headHeight) + footHeight
}

/** Round ends around the values, within 0 and 1 and never closer than what matters. */
function rangeOf(values: readonly (number | null)[]): { min: number; max: number; interval: number } {
  const known = values.filter((value): value is number => value !== null)
  const [low, high] = [Math.min(1, ...known), Math.max(0, ...known)]
  const missing = Math.max(0, leastSpan - (high - low))
  // Near an end the panel opens away from it.
  const from = Math.max(0, low - (high + missing > 1 ? missing : 0))
  const { min, max, interval } = roundRange([from, Math.min(1, Math.max(high, from + leastSpan))], {
    parts: 2,
  })
  return { min: Math.max(0, min), max: Math.min(1, max), interval }
}
