import { chartDefaults, chartText, nameAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings, NamePlace } from './chart-option.ts'
import { roundRange } from './round-range.ts'

export interface Contribution {
  readonly label: string
  /** How much it moves the score from the average, up or down. */
  readonly value: number
}

interface StepSettings extends ChartSettings, NamePlace {
  readonly labelWidth?: number
  /** What is written at the foot: where every step begins. */
  readonly start: string
}

/** Steps from the average case to this one: each bar begins where the one above ended. Up and down differ in colour, place and arrow. */
export function contributionSteps(
  steps: readonly Contribution[],
  { labelWidth = 150, start, namesAbove = false, ...settings }: StepSettings,
): ChartOption {
  const { theme } = { ...chartDefaults, ...settings }
  const ends = endsOf(steps)
  const { min, max } = roundRange([0, ...ends])
  return {
    animation: false,
    grid: { left: namesAbove ? 16 : labelWidth + 16, right: namesAbove ? 20 : 40, top: 4, bottom: 22 },
    xAxis: {
      type: 'value',
      min,
      max,
      axisLabel: { show: false },
      splitLine: { show: false },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    yAxis: nameAxis(
      steps.map(({ label }) => label),
      { theme, width: labelWidth, above: namesAbove ? overStep : undefined },
    ),
    series: [
      {
        type: 'custom',
        silent: true,
        clip: false,
        data: steps.map((_, index) => [index, ends[index - 1] ?? 0, ends[index] ?? 0]),
        encode: { y: 0, x: [1, 2] },
        renderItem: (_, api) => {
          const index = Number(api.value(0))
          const [from = 0, y = 0] = api.coord([api.value(1), index])
          const [to = 0] = api.coord([api.value(2), index])
          const [, below = y] = api.coord([api.value(2), index + 1])
          const isUp = to >= from
          const colour = isUp ? theme.contrast : theme.main
          return {
            type: 'group',
            children: [
              {
                type: 'rect',
                shape: {
                  x: Math.min(from, to),
                  y: y - 7,
                  width: Math.max(Math.abs(to - from), 1.5),
                  height: 14,
                },
                style: { fill: colour },
              },
              {
                type: 'text',
                style: {
                  text: isUp ? '▶' : '◀',
                  x: isUp ? to + 4 : to - 4,
                  y,
                  align: isUp ? 'left' : 'right',
                  verticalAlign: 'middle',
                  fill: colour,
                  fontSize: chartText.note,
                },
              },
              ...(index < steps.length - 1
                ? [
                    {
                      type: 'line' as const,
                      shape: { x1: to, y1: y + 7, x2: to, y2: below - 7 },
                      style: { stroke: theme.quiet, lineWidth: 1 },
                    },
                  ]
                : []),
            ],
          }
        },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: theme.quiet, type: 'dashed', width: 1 },
          label: {
            formatter: () => start,
            position: 'end',
            color: theme.muted,
            fontSize: chartText.note,
          },
          data: [{ xAxis: 0 }],
        },
      },
    ],
  }
}

/** How far over the middle of a step its name stands. */
const overStep = 10

/** The height at which every step has the same room. */
export function contributionStepsHeight(count: number, { namesAbove = false }: NamePlace = {}): number {
  return 26 + (namesAbove ? 46 : 26) * count
}

function endsOf(steps: readonly Contribution[]): number[] {
  let at = 0
  return steps.map(({ value }) => (at += value))
}
