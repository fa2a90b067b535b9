import { useElementSize } from '@mantine/hooks'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { MouseEvent, PointerEvent } from 'react'
import { broughtIn, centred, fitted, leastRead, zoomed } from './camera.ts'
import type { Camera, Size } from './camera.ts'
import type { Place, Rect } from './place-boxes.ts'

/** What moves by so little was clicked. */
const stillPx = 4

interface Looked {
  readonly camera: Camera
  /** Whether it glides there. */
  readonly glides: boolean
}

/** How a drawing is looked at: moved by dragging, zoomed by wheel and two fingers, and by what `look` is told. */
export function useCamera(view: Size, drawing: Size, surface: { readonly current: HTMLElement | null }) {
  const [looked, setLooked] = useState<Looked>()
  // What is too large to be read at once is shown from its top.
  const first = { camera: fitted(drawing, view, leastRead), glides: false }
  const { camera, glides } = looked ?? first
  const change = (by: (camera: Camera) => Camera, isGliding: boolean): void =>
    setLooked((old) => ({ camera: by((old ?? first).camera), glides: isGliding }))
  const pointOf = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Place => {
    const { left, top } = surface.current!.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }

  // React listens to the wheel passively: the page would scroll along.
  const turn = useEffectEvent((event: WheelEvent): void => {
    event.preventDefault()
    const { deltaY, deltaMode, ctrlKey } = event
    const speed = ctrlKey ? 0.01 : deltaMode === WheelEvent.DOM_DELTA_LINE ? 0.03 : 0.0015
    change((old) => zoomed(old, Math.exp(-deltaY * speed), pointOf(event)), false)
  })
  useEffect(() => {
    const box = surface.current
    const onWheel = (event: WheelEvent): void => turn(event)
    box?.addEventListener('wheel', onWheel, { passive: false })
    return () => box?.removeEventListener('wheel', onWheel)
  }, [surface])

  const middle = { x: view.width / 2, y: view.height / 2 }
  return {
    camera,
    glides,
    pointOf,
    drags: useDrags(pointOf, (by) => change(by, false)),
    look: {
      /** Is looked at as now, whatever becomes of the drawing. */
      stay: () => change((old) => old, false),
      zoom: (factor: number) => change((old) => zoomed(old, factor, middle), true),
      fit: () => change(() => fitted(drawing, view), true),
      centre: (rect: Rect) => change((old) => centred(rect, view, old), true),
      bringIn: (rect: Rect) => change((old) => broughtIn(rect, view, old), true),
      /** Moves without a sign of it, for what has moved below. */
      shift: ({ x, y }: Place) =>
        change((old) => ({ ...old, x: old.x + x * old.scale, y: old.y + y * old.scale }), false),
    },
  }
}

/** The size of what is looked at it in, kept up to date. */
export function useView() {
  const { ref, width, height } = useElementSize<HTMLDivElement>()
  return { ref, view: { width, height } }
}

/** What a surface listens to, to be dragged by one pointer and stretched by two. */
function useDrags(pointOf: (event: PointerEvent) => Place, change: (by: (camera: Camera) => Camera) => void) {
  const pointers = useRef(new Map<number, Place>())
  const moved = useRef(false)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return
      if (pointers.current.size === 0) moved.current = false
      pointers.current.set(event.pointerId, pointOf(event))
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      const from = pointers.current.get(event.pointerId)
      if (!from) return
      const to = pointOf(event)
      if (!moved.current && Math.hypot(to.x - from.x, to.y - from.y) < stillPx) return
      if (!moved.current) {
        moved.current = true
        // Only now: a pointer that is held by the surface clicks on nothing else.
        for (const id of pointers.current.keys()) event.currentTarget.setPointerCapture(id)
      }
      const [other] = [...pointers.current].filter(([id]) => id !== event.pointerId).map(([, at]) => at)
      pointers.current.set(event.pointerId, to)
      change((old) => dragged(old, { from, to, ...(other && { other }) }))
    },
    onPointerUp: (event: PointerEvent<HTMLElement>): void => void pointers.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent<HTMLElement>): void =>
      void pointers.current.delete(event.pointerId),
    onPointerLeave: (event: PointerEvent<HTMLElement>): void => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) pointers.current.delete(event.pointerId)
    },
    /** What was dragged was not clicked. */
    onClickCapture: (event: MouseEvent): void => {
      if (!moved.current) return
      moved.current = false
      event.preventDefault()
      event.stopPropagation()
    },
    onDragStart: (event: { preventDefault: () => void }): void => event.preventDefault(),
  }
}

interface Drag {
  readonly from: Place
  readonly to: Place
  /** Where another finger rests. */
  readonly other?: Place
}

function dragged(camera: Camera, { from, to, other }: Drag): Camera {
  if (!other) return { ...camera, x: camera.x + to.x - from.x, y: camera.y + to.y - from.y }
  const apart = (a: Place, b: Place): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
  const halfX = (to.x - from.x) / 2
  const halfY = (to.y - from.y) / 2
  const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 }
  const shifted = { ...camera, x: camera.x + halfX, y: camera.y + halfY }
  return zoomed(shifted, apart(to, other) / apart(from, other), middle)
}
