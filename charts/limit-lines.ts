import { chartDefaults, chartText, topNote, valueAxis } from './chart-option.ts'
import type { ChartOption, ChartSettings } from './chart-option.ts'
import { legendBelow, lineApart, mostLinesApart } from './lines-apart.ts'
import { roundRange } from './round-range.ts'

/** A figure on a day, with its interval where it has one; nothing on a day without it. */
export type LimitPoint = { readonly value: number; readonly low?: number; readonly high?: number } | null

export interface LimitLine {
  readonly label: string
  /** One a day, in the order of the days. */
  readonly points: readonly LimitPoint[]
}

interface LimitLinesSettings extends ChartSettings {
  /** As they are written below. */
  readonly days: readonly string[]
  readonly yName: string
  /** Heights that lines are read against, each with its name. */
  readonly limits: readonly { readonly value: number; readonly label: string }[]
}

/** Figures from day to day beside the limits that they are judged by; intervals are bands behind their line. */
export function limitLines(lines: readonly LimitLine[], settings: LimitLinesSettings): ChartOption {
  const { theme, format, yName, days, limits } = { ...chartDefaults, ...settings }
  const shown = lines.slice(0, mostLinesApart)
  const isNamed = shown.length > 1
  const colours = [theme.main, theme.contrast, theme.ink]
  const colourOf = (place: number): string => colours[place % colours.length]!
  const ends = shown.flatMap(({ points }) =>
    points.flatMap((point) =>
      point ? [point.value, point.low ?? point.value, point.high ?? point.value] : [],
    ),
  )
  return {
    animation: false,
    title: topNote(yName, { theme }),
    ...(isNamed && { legend: { ...legendBelow(theme, 150), data: shown.map(({ label }) => label) } }),
    grid: { left: 48, right: 20, top: 28, bottom: isNamed ? 52 : 28 },
    xAxis: {
      type: 'category',
      silent: true,
      boundaryGap: days.length === 1,
      data: [...days],
      axisLine: { lineStyle: { color: theme.grid } },
      axisTick: { show: false },
      axisLabel: { color: theme.muted, fontSize: chartText.note, hideOverlap: true },
    },
    yAxis: {
      ...valueAxis({ theme, format }),
      ...roundRange([...ends, ...limits.map(({ value }) => value)], { parts: 4 }),
    },
    series: [
      ...shown.map(({ points }, place) => ({
        type: 'custom' as const,
        silent: true,
        data: bandsOf(points),
        encode: { x: 0, y: [1, 2, 3, 4] },
        renderItem: (_: unknown, api: Drawn) => {
          const [at, low, high, lowAfter, highAfter] = [0, 1, 2, 3, 4].map((one) => Number(api.value(one)))
          const corners = [
            api.coord([at!, low!]),
            api.coord([at! + 1, lowAfter!]),
            api.coord([at! + 1, highAfter!]),
            api.coord([at!, high!]),
          ]
          return {
            type: 'polygon' as const,
            shape: { points: corners },
            style: { fill: colourOf(place), opacity: 0.15 },
          }
        },
      })),
      ...shown.map(({ label, points }, place) => ({
        ...lineApart({ label, points: [] }, { place, colour: colourOf(place) }),
        symbol: 'circle',
        symbolSize: days.length > 40 ? 0 : 5,
        connectNulls: false,
        data: points.map((point) => point?.value ?? null),
        ...(place === 0 && { markLine: limitMarks(limits, theme) }),
      })),
    ],
  }
}

interface Drawn {
  readonly value: (dimension: number) => unknown
  readonly coord: (point: number[]) => number[]
}

/** Between two days that follow each other and both have an interval, the band runs straight. */
function bandsOf(points: readonly LimitPoint[]): number[][] {
  return points.slice(1).flatMap((after, at) => {
    const before = points[at]
    if (before?.low === undefined || before.high === undefined) return []
    if (after?.low === undefined || after.high === undefined) return []
    return [[at, before.low, before.high, after.low, after.high]]
  })
}

function limitMarks(limits: LimitLinesSettings['limits'], theme: typeof chartDefaults.theme) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: theme.quiet, type: 'dashed' as const, width: 1 },
    data: limits.map(({ value, label }) => ({
      yAxis: value,
      label: {
        color: theme.muted,
        fontSize: chartText.note,
        formatter: () => label,
        position: 'insideStartTop' as const,
      },
    })),
  }
}
