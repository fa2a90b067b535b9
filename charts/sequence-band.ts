import { chartDefaults, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { roundRange } from './round-range.ts'

/** What is known of a mean after so many cases. */
export interface SequenceStep {
  readonly count: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

export interface SequenceBandSettings extends ChartSettings {
  readonly xName: string
  readonly yName: string
  /** Differences from −least to least are of no interest; lines are drawn there. */
  readonly least: number
}

/** A difference as more cases are counted, in the band that holds it however often one looks. */
export function sequenceBand(
  steps: readonly SequenceStep[],
  { least, xName, yName, ...settings }: SequenceBandSettings,
): ChartOption {
  const { theme, format } = { ...chartDefaults, ...settings }
  const [first, last] = [steps.at(0)?.count ?? 0, steps.at(-1)?.count ?? 1]
  const ends = [...steps.flatMap(({ low, high }) => [low, high]), -least, least, 0]
  return {
    animation: false,
    title: topNote(yName, { theme }),
    grid: { left: 56, right: 20, top: 24, bottom: 40 },
    xAxis: {
      ...valueAxis({ theme, format: String, name: xName }),
      min: first,
      max: last > first ? last : first + 1,
      splitLine: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: theme.grid } },
    },
    yAxis: { ...valueAxis({ theme, format }), ...roundRange(ends, { parts: 4 }) },
    series: [
      {
        type: 'custom',
        silent: true,
        data: steps.slice(1).map((step, at) => [step.count, step.low, step.high, at]),
        encode: { x: 0, y: [1, 2] },
        // Between two counts the band runs straight.
        renderItem: (_, api) => {
          const [before, after] = [steps[Number(api.value(3))]!, steps[Number(api.value(3)) + 1]!]
          const points = [
            api.coord([before.count, before.low]),
            api.coord([after.count, after.low]),
            api.coord([after.count, after.high]),
            api.coord([before.count, before.high]),
          ]
          return { type: 'polygon', shape: { points }, style: { fill: theme.main, opacity: 0.18 } }
        },
      },
      {
        type: 'line',
        silent: true,
        symbol: steps.length === 1 ? 'circle' : 'none',
        lineStyle: { color: theme.main, width: 2.5 },
        itemStyle: { color: theme.main },
        data: steps.map(({ count, mean }) => [count, mean]),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          data: [
            { yAxis: 0, lineStyle: { color: theme.muted, type: 'solid', width: 1 } },
            { yAxis: least, lineStyle: { color: theme.quiet, type: 'dashed', width: 1 } },
            { yAxis: -least, lineStyle: { color: theme.quiet, type: 'dashed', width: 1 } },
          ],
        },
      },
    ],
  }
}
