import { IconChevronDown, IconChevronUp, IconZoomIn } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import type { Moment } from '../app/search.ts'
import { useMoment } from '../app/search.ts'
import type { Box } from './place-boxes.ts'
import { useLineName } from './use-line-name.ts'
import { treeItem } from '../parts/tree-item.ts'
import classes from './drawn-chart.module.css'

interface DrawnBoxesProps {
  readonly boxes: readonly Box[]
  /** Who is stood on, and is drawn wherever that is. */
  readonly active: Box | undefined
  readonly open: ReadonlySet<string>
  readonly found: ReadonlySet<string> | undefined
}

/** People as boxes. Plain elements: there may be hundreds. */
export const DrawnBoxes = memo(function DrawnBoxes({ boxes, active, open, found }: DrawnBoxesProps) {
  const t = useTranslations('chart')
  const lineName = useLineName()
  const { moment } = useMoment()
  const isAway = active && !boxes.some(({ id }) => id === active.id)
  return [...boxes, ...(isAway ? [active] : [])].map((one) => (
    <DrawnBox
      key={one.id}
      box={one}
      isOpen={open.has(one.id)}
      isFound={found?.has(one.id) ?? false}
      isActive={one.id === active?.id}
      t={t}
      called={lineName(one)}
      asOf={moment.asOf}
    />
  ))
})

interface DrawnBoxProps {
  readonly box: Box
  readonly isOpen: boolean
  readonly isFound: boolean
  readonly isActive: boolean
  readonly t: ReturnType<typeof useTranslations<'chart'>>
  readonly called: string
  readonly asOf: Moment['asOf']
}

const DrawnBox = memo(function DrawnBox(props: DrawnBoxProps) {
  const { box, isOpen, isFound, isActive, t, called, asOf } = props
  const { id, name, title, depth, below, all, x, y } = box
  const day = asOf === undefined ? '' : `asOf=${asOf}`
  const Sign = isOpen ? IconChevronUp : IconChevronDown
  return (
    <div
      {...treeItem(box, { called, isOpen, isFound, isActive })}
      data-active={isActive || undefined}
      className={classes['box']}
      style={{ left: x, top: y }}
    >
      <a href={`/people/${id}${day && `?${day}`}`} tabIndex={-1} className={classes['name']} title={name}>
        {name}
      </a>
      <span className={classes['title']} title={title ?? undefined}>
        {title}
      </span>
      {below > 0 && (
        <>
          <span className={`number ${classes['title']}`}>{t('below', { count: all })}</span>
          {depth > 0 && (
            <a
              href={`/organisation-chart?${day && `${day}&`}view=drawn&person=${id}`}
              tabIndex={isActive ? 0 : -1}
              className={`no-print ${classes['only']}`}
              aria-label={t('only', { name })}
              title={t('only', { name })}
            >
              <IconZoomIn size={15} aria-hidden />
            </a>
          )}
          <button
            type="button"
            tabIndex={-1}
            data-toggle={id}
            className={`no-print ${classes['toggle']}`}
            aria-label={isOpen ? t('collapse', { name }) : t('expand', { name })}
          >
            <Sign size={15} aria-hidden />
          </button>
        </>
      )}
    </div>
  )
})
