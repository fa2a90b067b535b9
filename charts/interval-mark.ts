import type { CustomSeriesRenderItemReturn } from 'echarts'

export interface IntervalMark {
  readonly centre: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly colour: string
  /** Filled with this instead of the colour: told apart without colour. */
  readonly hollow?: string | undefined
}

/** A line from low to high with a dot on it, in pixels; lies or stands as its ends do. */
export function dotWithInterval({
  centre,
  low,
  high,
  colour,
  hollow,
}: IntervalMark): CustomSeriesRenderItemReturn {
  const [cx = 0, cy = 0] = centre
  const [x1 = cx, y1 = cy] = low
  const [x2 = cx, y2 = cy] = high
  return {
    type: 'group',
    children: [
      { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 2 } },
      {
        type: 'circle',
        shape: { cx, cy, r: 4.5 },
        style: { fill: hollow ?? colour, stroke: colour, lineWidth: 2 },
      },
    ],
  }
}
