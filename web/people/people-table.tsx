import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { fullName } from './people-queries.ts'
import type { PersonLine } from './people-queries.ts'
import classes from './people-table.module.css'

const columns = ['name', 'position', 'department', 'place', 'manager'] as const

interface PeopleTableProps {
  readonly people: readonly PersonLine[]
  /** How many there are; the table grows towards it. */
  readonly total: number
  readonly onEnd: () => void
}

/** A table that draws only the rows in sight, however many people there are. */
export function PeopleTable({ people, total, onEnd }: PeopleTableProps) {
  const t = useTranslations('people')
  const scroll = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 44,
    overscan: 12,
  })
  const items = rows.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= people.length - 30 && people.length < total) onEnd()
  }, [last, people.length, total, onEnd])
  return (
    <div ref={scroll} className={classes['scroll']} tabIndex={0} role="region" aria-label={t('title')}>
      <div role="table" aria-rowcount={total + 1} aria-label={t('title')}>
        <div role="rowgroup" className={classes['head']}>
          <div role="row" className={classes['row']}>
            {columns.map((column) => (
              <Text key={column} role="columnheader" size="sm" c="dimmed" fw={600}>
                {t(column)}
              </Text>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes['body']} style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <PersonRow key={people[index]!.id} person={people[index]!} index={index} start={start} />
          ))}
        </div>
      </div>
    </div>
  )
}

interface PersonRowProps {
  readonly person: PersonLine
  readonly index: number
  readonly start: number
}

function PersonRow({ person, index, start }: PersonRowProps) {
  const { moment } = useMoment()
  const { id, title, departmentName, locationName, managerId, managerName } = person
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`${classes['row']} ${classes['person']}`}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div role="cell">
        <Anchor
          component={Link}
          to="/people/$id"
          params={{ id } as never}
          search={moment as never}
          fw={550}
          c="inherit"
        >
          {fullName(person)}
        </Anchor>
      </div>
      <div role="cell">{title}</div>
      <div role="cell">{departmentName}</div>
      <div role="cell">{locationName}</div>
      <div role="cell">
        {managerId !== null && (
          <Anchor
            component={Link}
            to="/people/$id"
            params={{ id: managerId } as never}
            search={moment as never}
            c="dimmed"
          >
            {managerName}
          </Anchor>
        )}
      </div>
    </div>
  )
}
