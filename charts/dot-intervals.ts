import { chartDefaults, chartText, nameAxis, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { dotWithInterval } from './interval-mark.ts'

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
  return {
    animation: false,
    grid: { left: 140, right: 20, top: reference ? 20 : 4, bottom: 24 },
    xAxis: { ...valueAxis({ theme, format }), scale: true, ...axisRange(rows, reference?.value) },
    yAxis: nameAxis(
      rows.map(({ label }) => label),
      { theme, width: 120 },
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

function axisRange(
  rows: readonly DotInterval[],
  reference: number | undefined,
): { min?: number; max?: number } {
  const values = rows.flatMap(({ value, low, high }) => [value, low, high])
  const all = (reference === undefined ? values : [...values, reference]).filter(Number.isFinite)
  if (all.length === 0) return {}
  const low = Math.min(...all)
  const high = Math.max(...all)
  const step = roundStep((high - low || Math.abs(high) || 1) / 3)
  return { min: tidy(Math.floor(low / step) * step), max: tidy(Math.ceil(high / step) * step) }
}

/** The nearest of 1, 2, 5 × a power of ten at or over the size. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= size * 0.999) ?? 10
  return factor * power
}

function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
