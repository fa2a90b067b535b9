import type { EChartsOption } from 'echarts'
import { cssChartTheme } from './chart-theme.ts'
import type { ChartTheme } from './chart-theme.ts'

/** What a chart function gives back: an ECharts option that needs no DOM, no script and no clock. */
export type ChartOption = EChartsOption

/** Writes a number of an axis or a label. */
export type NumberLabel = (value: number) => string

export interface ChartSettings {
  readonly theme?: ChartTheme
  /** How values are written; plain by default. */
  readonly format?: NumberLabel
}

/** Type sizes of charts, in pixels at a width of 360. */
export const chartText = { label: 12, note: 11 } as const

export const chartDefaults = {
  theme: cssChartTheme,
  format: (value: number): string => String(value),
} as const

/** A value axis with a quiet grid and at most a few ticks. */
export function valueAxis({
  theme,
  format,
  name,
}: {
  theme: ChartTheme
  format: NumberLabel
  name?: string
}) {
  return {
    type: 'value' as const,
    silent: true,
    splitNumber: 3,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.grid } },
    axisLabel: { color: theme.muted, fontSize: chartText.note, hideOverlap: true, formatter: format },
    ...(name !== undefined && {
      name,
      nameLocation: 'middle' as const,
      nameGap: 24,
      nameTextStyle: { color: theme.muted, fontSize: chartText.note },
    }),
  }
}

/** Where names of bars stand: beside them, or, where there is little room, over them. */
export interface NamePlace {
  readonly namesAbove?: boolean
}

/** The width that names over bars have on a phone. */
const widthAbove = 300

/**
 * A category axis down the left side, first name on top, names cut to the width they have. `above` is how far over the middle
 * of their row names stand, in pixels; beside it when left out.
 */
export function nameAxis(
  names: readonly string[],
  { theme, width, above }: { theme: ChartTheme; width: number; above?: number | undefined },
) {
  return {
    type: 'category' as const,
    silent: true,
    inverse: true,
    data: [...names],
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: theme.ink,
      fontSize: chartText.label,
      width,
      overflow: 'truncate' as const,
      ellipsis: '…',
      interval: 0,
      ...(above !== undefined && {
        inside: true,
        margin: 0,
        align: 'left' as const,
        verticalAlign: 'bottom' as const,
        padding: [0, 0, above, 0],
        width: widthAbove,
        // What is drawn behind would run through the letters.
        textBorderColor: theme.ground,
        textBorderWidth: 3,
      }),
    },
    ...(above !== undefined && { z: 5 }),
  }
}

/** The note over the plot that says what the vertical axis counts: shorter to read than a turned label. */
export function topNote(text: string, { theme, left = 0 }: { theme: ChartTheme; left?: number }) {
  return {
    text,
    left,
    // On a canvas what stands above the line of small letters would be cut off.
    top: 2,
    padding: 0,
    textStyle: { color: theme.muted, fontSize: chartText.note, fontWeight: 'normal' as const },
  }
}
