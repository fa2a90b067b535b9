import { useLayoutEffect, useRef } from 'react'
import type { Size } from './camera.ts'
import { box } from './place-boxes.ts'
import type { Box, Place, Rect } from './place-boxes.ts'
import type { Line } from './reporting-tree.ts'
import type { Chart } from './use-chart.ts'

interface Look {
  readonly stay: () => void
  readonly shift: (by: Place) => void
  readonly bringIn: (rect: Rect) => void
}

/**
 * The chart on which who is opened or closed stays where they are seen, while all others move; then those who were opened are
 * brought into sight.
 */
export function useHeld(chart: Chart, byId: ReadonlyMap<string, Box>, look: Look, room: Size): Chart {
  const held = useRef<Box>(undefined)
  const { lines, open } = chart
  useLayoutEffect(() => {
    const before = held.current
    held.current = undefined
    const now = before && byId.get(before.id)
    if (!now) return
    look.shift({ x: before.x - now.x, y: before.y - now.y })
    if (!open.has(now.id)) return
    const below = belowOf(now, lines, byId)
    const frame = requestAnimationFrame(() => look.bringIn(asMuchAs(room, now, below)))
    return () => cancelAnimationFrame(frame)
    // oxlint-disable-next-line react/exhaustive-deps
  }, [byId])
  const hold = (id: string): void => {
    held.current = byId.get(id)
    look.stay()
  }
  return {
    ...chart,
    toggle: (id) => {
      hold(id)
      chart.toggle(id)
    },
    openAll: (ids) => {
      hold(chart.active.id)
      chart.openAll(ids)
    },
  }
}

/** Those directly below somebody. */
function belowOf(manager: Box, lines: readonly Line[], byId: ReadonlyMap<string, Box>): Box[] {
  const begin = lines.findIndex(({ id }) => id === manager.id) + 1
  const end = lines.findIndex(({ depth }, index) => index >= begin && depth <= manager.depth)
  return lines
    .slice(begin, end < 0 ? lines.length : end)
    .filter(({ depth }) => depth === manager.depth + 1)
    .map(({ id }) => byId.get(id)!)
}

/** Somebody with those below, as far as there is room: from the one above on, to both sides. */
function asMuchAs(room: Size, { x, y }: Box, below: readonly Box[]): Rect {
  const left = Math.min(x, ...below.map((one) => one.x))
  const right = Math.max(x, ...below.map((one) => one.x)) + box.width
  const bottom = Math.max(y, ...below.map((one) => one.y)) + box.height
  const width = Math.min(right - left, room.width)
  const middle = x + box.width / 2 - width / 2
  return {
    x: Math.min(Math.max(middle, left), right - width),
    y,
    width,
    height: Math.min(bottom - y, room.height),
  }
}
