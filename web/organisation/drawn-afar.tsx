import { useComputedColorScheme } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'
import { meets } from './camera.ts'
import type { Camera, Size } from './camera.ts'
import { box } from './place-boxes.ts'
import type { Drawing } from './place-boxes.ts'
import classes from './drawn-chart.module.css'

interface DrawnAfarProps {
  readonly drawing: Drawing
  readonly camera: Camera
  readonly view: Size
  readonly found: ReadonlySet<string> | undefined
}

/** The chart from so far that nothing can be read: thousands of boxes, as spots on a canvas. */
export function DrawnAfar({ drawing, camera, view, found }: DrawnAfarProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const scheme = useComputedColorScheme()
  const ratio = window.devicePixelRatio
  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (canvas.current && pen) draw(pen, { drawing, camera, view, found }, ratio)
    // The colours follow the scheme.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [drawing, camera, view, found, ratio, scheme])
  return (
    <canvas
      ref={canvas}
      aria-hidden
      className={classes['afar']}
      width={view.width * ratio}
      height={view.height * ratio}
    />
  )
}

function draw(
  pen: CanvasRenderingContext2D,
  { drawing, camera, view, found }: DrawnAfarProps,
  ratio: number,
): void {
  // Its style sheet says the colours of both schemes.
  const { color, borderTopColor, outlineColor } = getComputedStyle(pen.canvas)
  const { x, y, scale } = camera
  const sight = { x: -x / scale, y: -y / scale, width: view.width / scale, height: view.height / scale }
  const thin = 0.7 / scale
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height)
  pen.setTransform(scale * ratio, 0, 0, scale * ratio, x * ratio, y * ratio)
  pen.fillStyle = borderTopColor
  for (const way of drawing.ways) {
    if (!meets(way, sight)) continue
    for (const [from, to] of way.lines)
      pen.fillRect(from.x, from.y, Math.max(thin, to.x - from.x), Math.max(thin, to.y - from.y))
  }
  for (const isFound of [false, true]) {
    pen.fillStyle = isFound ? outlineColor : color
    for (const one of drawing.boxes) {
      if ((found?.has(one.id) ?? false) === isFound && meets({ x: one.x, y: one.y, ...box }, sight))
        pen.fillRect(one.x, one.y, box.width, box.height)
    }
  }
}
