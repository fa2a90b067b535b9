import { chartDefaults, chartText, nameAxis, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { dotWithInterval } from './interval-mark.ts'
import { roundRange } from './round-range.ts'

export interface DotInterval {
  readonly label: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** The row the chart is about; drawn filled and in colour. */
  readonly isMain?: boolean
}

export interface DotIntervalSettings extends ChartSettings {
  /** A vertical line with its name: the baseline, the average. */
  readonly reference?: { readonly value: number; readonly label: string }
}

/** A dot and its interval per row: models compared, selection rate by group. */
export function dotIntervals(rows: readonly DotInterval[], settings: DotIntervalSettings = {}): ChartOption {
  const { theme, format } = { ...chartDefaults, ...settings }
  const { reference } = settings
  const ends = rows.flatMap(({ value, low, high }) => [value, low, high])
  if (reference) ends.push(reference.value)
  return {
    animation: false,
    grid: { left: 152, right: 20, top: reference ? 20 : 4, bottom: 24 },
    xAxis: { ...valueAxis({ theme, format }), ...roundRange(ends) },
    yAxis: nameAxis(
      rows.map(({ label }) => label),
      { theme, width: 126 },
    ),
    series: [
      {
        type: 'custom',
        silent: true,
        clip: false,
        data: rows.map(({ value, low, high }, index) => [value, index, low, high]),
        encode: { x: [0, 2, 3], y: 1 },
        renderItem: (_, api) => {
          const index = Number(api.value(1))
          const at = (dimension: number): number[] => api.coord([api.value(dimension), index])
          const isMain = rows[index]?.isMain ?? false
          return dotWithInterval({
            centre: at(0),
            low: at(2),
            high: at(3),
            colour: isMain ? theme.main : theme.quiet,
            hollow: isMain ? undefined : theme.ground,
          })
        },
        ...(reference && { markLine: referenceLine(reference, theme) }),
      },
    ],
  }
}

/** The height at which every row has the same room. */
export function dotIntervalsHeight(count: number, { reference = false } = {}): number {
  return 28 + (reference ? 16 : 0) + 26 * count
}

function referenceLine(
  { value, label }: { value: number; label: string },
  theme: { contrast: string; muted: string },
) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: theme.contrast, type: 'dashed' as const },
    // The name axis runs downwards, so a line starts at the top.
    label: {
      formatter: () => label,
      color: theme.muted,
      fontSize: chartText.note,
      position: 'start' as const,
    },
    data: [{ xAxis: value }],
  }
}
