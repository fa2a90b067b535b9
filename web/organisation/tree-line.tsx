import { ActionIcon, Anchor, Text } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { OnlyThem } from './only-them.tsx'
import type { Line } from './reporting-tree.ts'
import { useLineName } from './use-line-name.ts'
import { treeItem } from '../parts/tree-item.ts'
import classes from './chart-page.module.css'

interface TreeLineProps {
  readonly line: Line
  readonly isOpen: boolean
  readonly isFound: boolean
  readonly isActive: boolean
  /** How far down it stands; below the one before where nothing is said. */
  readonly start: number | undefined
  readonly onToggle: () => void
}

/** Somebody on the chart as a line. One Tab leads to the line that is stood on; a further one to what shows them alone. */
export function TreeLine({ line, isOpen, isFound, isActive, start, onToggle }: TreeLineProps) {
  const t = useTranslations('chart')
  const { moment } = useMoment()
  const lineName = useLineName()
  const { id, name, title, depth, below, all } = line
  return (
    <li
      {...treeItem(line, { called: lineName(line), isOpen, isFound, isActive })}
      className={classes['line']}
      style={{
        ...(start === undefined ? { position: 'relative' } : { transform: `translateY(${start}px)` }),
        paddingInlineStart: `${depth * 1.5 + 0.5}rem`,
      }}
    >
      {below === 0 ? (
        <span className={classes['leaf']} />
      ) : (
        <ActionIcon
          variant="subtle"
          color="gray"
          tabIndex={-1}
          aria-label={isOpen ? t('collapse', { name }) : t('expand', { name })}
          onClick={onToggle}
        >
          {isOpen ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        </ActionIcon>
      )}
      <div className={classes['who']}>
        <Anchor
          component={Link}
          to="/people/$id"
          params={{ id } as never}
          search={moment as never}
          tabIndex={-1}
          c="inherit"
          fw={550}
          size="sm"
        >
          {name}
        </Anchor>
        <Text size="xs" c="dimmed" truncate>
          {title}
        </Text>
      </div>
      {below > 0 && (
        <Text size="xs" c="dimmed" className={`number ${classes['counts']}`}>
          {t('reports', { count: below })} · {t('all', { count: all })}
        </Text>
      )}
      {below > 0 && <OnlyThem line={line} isActive={isActive} />}
    </li>
  )
}
