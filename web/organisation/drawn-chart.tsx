import { useMergedRef } from '@mantine/hooks'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useId, useMemo, useRef } from 'react'
import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { mostPrinted, useIsPrinted } from '../parts/use-is-printed.ts'
import { leastNamed, leastRead, meets, sightOf } from './camera.ts'
import type { Size } from './camera.ts'
import { DrawnAfar } from './drawn-afar.tsx'
import { DrawnBoxes } from './drawn-boxes.tsx'
import { box, placeBoxes } from './place-boxes.ts'
import type { Box, Drawing, Rect } from './place-boxes.ts'
import type { Chart } from './use-chart.ts'
import { useCamera, useView } from './use-camera.ts'
import { useHeld } from './use-held.ts'
import { useTreeKeys } from '../parts/use-tree-keys.ts'
import { ZoomTools } from './zoom-tools.tsx'
import classes from './drawn-chart.module.css'

/** More names than are drawn at once: so many are too small to be read. */
const mostNames = 400
const zoomStep = 1.4
/** What fits on a sheet of paper, in pixels of CSS. */
const sheet = { width: 670, height: 880 }

/** The chart as boxes with lines between them, to be moved and zoomed; only what is in sight is drawn. */
export function DrawnChart({ chart }: { readonly chart: Chart }) {
  const t = useTranslations('chart')
  const hint = useId()
  const surface = useRef<HTMLDivElement>(null)
  const { ref, view } = useView()
  const breadth = Math.max(2.2 * box.width, view.width / leastRead)
  const shape = view.height > 0 ? view.width / view.height : 1
  const drawing = useMemo(() => placeBoxes(chart.lines, { breadth, shape }), [chart.lines, breadth, shape])
  const { camera, glides, pointOf, drags, look } = useCamera(view, drawing, surface)
  const byId = useMemo(() => new Map(drawing.boxes.map((one) => [one.id, one])), [drawing])
  const rectOf = (id: string): Rect | undefined => {
    const at = byId.get(id)
    return at && { x: at.x, y: at.y, ...box }
  }
  const { active } = chart
  const seen = (length: number): number => Math.max(box.width, length / camera.scale - 2 * box.height)
  const held = useHeld(chart, byId, look, { width: seen(view.width), height: seen(view.height) })
  useEffect(() => {
    const rect = rectOf(active.id)
    if (!rect || view.width === 0) return
    if (active.by === 'search') look.centre(rect)
    if (active.by === 'keys') look.bringIn(rect)
    // Only what leads somewhere moves.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [active, view.width > 0])
  const keys = useTreeKeys(held, surface)
  const follow = useFollow()
  const isPrinted = useIsPrinted()
  const { boxes, lines, isNamed } = useInSight(drawing, isPrinted ? undefined : { camera, view })
  const shownActive = byId.get(active.id)
  const scale = isPrinted
    ? Math.min(1, sheet.width / drawing.width, sheet.height / Math.max(1, drawing.height))
    : camera.scale
  const place = isPrinted ? { x: 0, y: 0 } : camera

  const isAfar = scale < leastRead

  const onKeyDown = (event: KeyboardEvent): void => {
    const act = { '+': zoomStep, '=': zoomStep, '-': 1 / zoomStep, '−': 1 / zoomStep }[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (act !== undefined) look.zoom(act)
    else if (event.key === '0') look.fit()
    else return keys.onKeyDown(event)
    event.preventDefault()
  }
  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    keys.onFocus(event)
    const rect = rectOf(event.target.dataset['id'] ?? '')
    if (rect && event.target.matches(':focus-visible')) look.bringIn(rect)
  }
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const toggled = (event.target as HTMLElement).closest<HTMLElement>('button')?.dataset['toggle']
    if (toggled !== undefined) {
      held.toggle(toggled)
      chart.go(toggled, 'keys')
    } else if (!isAfar) follow(event)
    else {
      // From afar little can be read: whoever is pointed at is gone to.
      const at = pointOf(event)
      const spot = { x: (at.x - camera.x) / scale, y: (at.y - camera.y) / scale, width: 1, height: 1 }
      const there = drawing.boxes.find((one) => meets({ ...one, ...box }, spot))
      event.preventDefault()
      if (there) look.centre({ ...there, ...box })
      else look.zoom(2)
    }
  }
  return (
    <div className={classes['frame']}>
      <span id={hint} hidden>
        {t('keys')}
      </span>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- who is stood on has the focus. */}
      <div
        ref={useMergedRef(ref, surface)}
        role="tree"
        aria-label={t('title')}
        aria-describedby={hint}
        className={classes['surface']}
        {...(isPrinted && { style: { height: drawing.height * scale } })}
        {...drags}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onClick}
      >
        {!isNamed && !isPrinted && (
          <DrawnAfar drawing={drawing} camera={camera} view={view} found={chart.found} />
        )}
        <div
          className={classes['world']}
          data-glides={(glides && isNamed) || undefined}
          data-afar={isAfar || undefined}
          style={{ transform: `translate(${place.x}px, ${place.y}px) scale(${scale})` }}
        >
          {(isNamed || isPrinted) && (
            <svg className={classes['lines']} width={1} height={1} aria-hidden>
              <path d={lines} strokeWidth={Math.max(1.5, 0.7 / scale)} />
              {!isNamed && <path className={classes['outlines']} d={outlines(boxes)} />}
            </svg>
          )}
          <DrawnBoxes
            boxes={isNamed ? boxes : []}
            active={shownActive}
            open={chart.open}
            found={chart.found}
          />
        </div>
      </div>
      <ZoomTools onZoom={(isIn) => look.zoom(isIn ? zoomStep : 1 / zoomStep)} onFit={look.fit} />
    </div>
  )
}

const outlines = (boxes: readonly Box[]): string =>
  boxes.map(({ x, y }) => `M${x} ${y}h${box.width}v${box.height}h${-box.width}z`).join('')

type Looked = Parameters<typeof sightOf>[0]

/** The boxes and lines that are in sight; all, where nothing is said of how they are looked at. */
function useInSight(
  { boxes, ways }: Drawing,
  looked: { readonly camera: Looked; readonly view: Size } | undefined,
) {
  const sight = looked && sightOf(looked.camera, looked.view)
  const isLarge = !looked || looked.camera.scale >= leastNamed
  return useMemo(() => {
    const within = <Thing extends { readonly x: number; readonly y: number }>(
      things: readonly Thing[],
      size: (thing: Thing) => Rect,
    ) => (sight ? things.filter((thing) => meets(size(thing), sight)) : things)
    const seen = within(boxes, (one) => ({ x: one.x, y: one.y, ...box }))
    return {
      boxes: seen,
      lines: within(ways, (way) => way)
        .flatMap((way) => way.lines.map(([from, to]) => `M${from.x} ${from.y}L${to.x} ${to.y}`))
        .join(''),
      isNamed: isLarge && seen.length <= (looked ? mostNames : mostPrinted),
    }
    // The part that is drawn moves in steps; where it is the same, so is what is in it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [boxes, ways, sight?.x, sight?.y, sight?.width, sight?.height, isLarge, looked === undefined])
}

/** Follows a link of a box: hundreds of them are plain ones, since each of the router's own watches the address. */
function useFollow() {
  const { history } = useRouter()
  return (event: MouseEvent): void => {
    const address = (event.target as HTMLElement).closest('a')?.getAttribute('href')
    if (!address || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    history.push(address)
  }
}
