import { chartDefaults, chartText, nameAxis, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption } from './chart-option.ts'
import type { EffectSettings } from './effect-line.ts'

export interface EffectLevel {
  readonly label: string
  readonly y: number
  readonly count: number
}

/** How the prediction moves with each level of a category; the count stands beside the level. */
export function effectLevels(levels: readonly EffectLevel[], settings: EffectSettings): ChartOption {
  const { theme, format, yName } = { ...chartDefaults, ...settings }
  return {
    animation: false,
    title: topNote(yName, { theme }),
    grid: { left: 156, right: 20, top: 22, bottom: 24 },
    xAxis: { ...valueAxis({ theme, format }), splitNumber: 2 },
    yAxis: {
      ...nameAxis(
        levels.map(({ label, count }) => `${label}\u00a0\u00a0n ${count}`),
        { theme, width: 146 },
      ),
      axisLine: { show: true, onZero: true, lineStyle: { color: theme.quiet } },
      axisLabel: {
        fontSize: chartText.label,
        color: theme.ink,
        interval: 0,
        formatter: (_: string, index: number) => levelLabel(levels[index]),
        rich: { count: { color: theme.muted, fontSize: chartText.note } },
      },
    },
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

function levelLabel(level: EffectLevel | undefined): string {
  if (!level) return ''
  const name = level.label.length > 14 ? `${level.label.slice(0, 13)}…` : level.label
  // Braces would be read as ECharts' rich text.
  return `${name.replaceAll(/[{}|]/g, ' ')} {count|${level.count}}`
}
