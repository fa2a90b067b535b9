import { chartDefaults, chartText, nameAxis, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption } from './chart-option.ts'
import type { EffectSettings } from './effect-line.ts'

export interface EffectLevel {
  readonly label: string
  readonly y: number
  readonly count: number
}

/** How the prediction moves with each level of a category; the count of rows stands at the right. */
export function effectLevels(levels: readonly EffectLevel[], settings: EffectSettings): ChartOption {
  const { theme, format, yName } = { ...chartDefaults, ...settings }
  const names = nameAxis(
    levels.map(({ label }) => label),
    { theme, width: 116 },
  )
  const counts = levels.map(({ count }) => `n ${count.toLocaleString('en')}`)
  return {
    animation: false,
    title: topNote(yName, { theme, left: 140 }),
    grid: { left: 140, right: 64, top: 22, bottom: 24 },
    xAxis: { ...valueAxis({ theme, format }), splitNumber: 2 },
    yAxis: [
      { ...names, axisLine: { show: true, onZero: true, lineStyle: { color: theme.quiet } }, offset: 0 },
      {
        ...names,
        data: counts,
        position: 'right',
        axisLabel: { color: theme.muted, fontSize: chartText.note, interval: 0 },
      },
    ],
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: 10,
        itemStyle: { color: theme.main },
        data: levels.map(({ y }) => y),
      },
    ],
  }
}

/** The height at which every level has the same room. */
export function effectLevelsHeight(count: number): number {
  return 46 + 24 * count
}
