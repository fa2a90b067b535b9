import type { Place, Rect } from './place-boxes.ts'

/** How the drawn chart is looked at: what stands at a place is seen at `place × scale + (x, y)`. */
export interface Camera extends Place {
  readonly scale: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** From all of a large company to twice as large as words are elsewhere. */
export const scales = { least: 0.01, most: 2, read: 0.85 } as const

/** Zooms so that what is seen at a point stays there. */
export function zoomed({ x, y, scale }: Camera, factor: number, point: Place): Camera {
  const next = Math.min(scales.most, Math.max(scales.least, scale * factor))
  return {
    scale: next,
    x: point.x - ((point.x - x) * next) / scale,
    y: point.y - ((point.y - y) * next) / scale,
  }
}

/** Free around what is fitted: less on a phone. */
const marginIn = ({ width }: Size): number => (width < 500 ? 8 : 24)

/** All of a drawing in the middle of what is seen, at no more than its own size; from its top, and not below `least`. */
export function fitted(drawing: Size, view: Size, least: number = scales.least): Camera {
  const margin = marginIn(view)
  const fits = Math.min(
    (view.width - 2 * margin) / drawing.width,
    (view.height - 2 * margin) / drawing.height,
    1,
  )
  const scale = Math.max(fits, least)
  return { scale, x: (view.width - drawing.width * scale) / 2, y: margin }
}

/** Something in the middle of what is seen, large enough to be read. */
export function centred({ x, y, width, height }: Rect, view: Size, { scale }: Camera): Camera {
  const next = Math.max(scale, scales.read)
  return {
    scale: next,
    x: view.width / 2 - (x + width / 2) * next,
    y: view.height / 2 - (y + height / 2) * next,
  }
}

/** Moves no further than that something is seen; in the middle where it is too small to be read. */
export function broughtIn(rect: Rect, view: Size, camera: Camera): Camera {
  const { scale } = camera
  if (scale < leastRead) return centred(rect, view, camera)
  const margin = marginIn(view)
  const into = (offset: number, begin: number, length: number, room: number): number => {
    const seen = begin * scale + offset
    const most = room - margin - length * scale
    return offset + Math.max(margin, Math.min(seen, most)) - seen
  }
  return {
    scale,
    x: into(camera.x, rect.x, rect.width, view.width),
    y: into(camera.y, rect.y, rect.height, view.height),
  }
}

/**
 * Below it only names are drawn, and larger, and nothing that would be too small to be met by a finger (24 pixels); below the other
 * nothing is drawn that could be read.
 */
export const leastRead = 0.66
export const leastNamed = 0.16

/**
 * The part of a drawing that is drawn: what is seen and a little around it, in steps, so that a little movement draws nothing
 * anew.
 */
export function sightOf({ x, y, scale }: Camera, view: Size): Rect {
  const stepped = 2 ** (Math.floor(Math.log2(scale) * 2) / 2)
  const across = Math.max(1, view.width / stepped / 4)
  const down = Math.max(1, view.height / stepped / 4)
  const left = Math.floor(-x / scale / across) * across
  const top = Math.floor(-y / scale / down) * down
  const right = Math.ceil((view.width - x) / scale / across) * across
  const bottom = Math.ceil((view.height - y) / scale / down) * down
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export const meets = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
