import { init } from 'echarts/dist/echarts.esm.min'
import type { ChartOption } from '../chart-option.ts'
import { withPlainTexts } from '../plain-texts.ts'
import { tidySvg } from './tidy-svg.ts'

export interface SvgSettings {
  /** Starts every id in the SVG; unique in the page. Letters, digits and hyphens. */
  readonly id: string
  /** What the chart shows, for those who cannot see it. */
  readonly title: string
  readonly description?: string
  readonly width?: number
  readonly height?: number
}

/**
 * Draws a chart as SVG text without a DOM. The same option gives the same bytes: no clock, no counter.
 *
 * ECharts comes as its single built file: it loads in 90 ms, its modules in 600 ms.
 */
export function renderSvg(
  option: ChartOption,
  { width = 360, height = 240, ...settings }: SvgSettings,
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(withPlainTexts(option))
    return tidySvg(chart.renderToSVGString(), { width, height, ...settings })
  } finally {
    // An instance left alone keeps the process from ending.
    chart.dispose()
  }
}
