import { withPlainTexts } from '@cadre/charts'
import type { ChartOption } from '@cadre/charts'
import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([
  BarChart,
  CustomChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  CanvasRenderer,
])

/** Draws a chart into a box and redraws it when the box changes its size, until the signal aborts. */
export function drawChart(box: HTMLElement, option: ChartOption, signal: AbortSignal): void {
  box.replaceChildren()
  const chart = init(box)
  chart.setOption(withPlainTexts(option))
  const watch = new ResizeObserver(() => chart.resize())
  watch.observe(box)
  signal.addEventListener('abort', () => {
    watch.disconnect()
    chart.dispose()
  })
}
