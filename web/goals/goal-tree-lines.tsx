import { ActionIcon, Anchor, Card, Text } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import type { CSSProperties } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import type { GoalLine } from './goal-tree.ts'
import classes from './goals-page.module.css'

interface GoalTreeProps {
  readonly lines: readonly GoalLine[]
  readonly closed: ReadonlySet<string>
  readonly onToggle: (id: string) => void
  readonly onOpen: (id: string) => void
}

/** Goals as lines of a tree; only those in sight are drawn, while the window scrolls. */
export function GoalTree({ lines, closed, onToggle, onOpen }: GoalTreeProps) {
  const t = useTranslations('work')
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => setTop(box.current?.offsetTop ?? 0), [])
  const drawn = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => 58,
    overscan: 15,
    scrollMargin: top,
    getItemKey: (index) => lines[index]!.goal.id,
  })
  const isNested = lines.some(({ children }) => children > 0)
  return (
    <Card withBorder padding={0} ref={box}>
      <div
        role="tree"
        aria-label={t('goals')}
        className={classes['tree']}
        style={{ height: drawn.getTotalSize() }}
      >
        {drawn.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index]!
          return (
            <Goal
              key={key}
              line={line}
              index={index}
              measure={drawn.measureElement}
              style={{ transform: `translateY(${start - top}px)` }}
              isNested={isNested}
              isOpen={!closed.has(line.goal.id)}
              onToggle={() => onToggle(line.goal.id)}
              onOpen={() => onOpen(line.goal.id)}
            />
          )
        })}
      </div>
    </Card>
  )
}

/** Where a line stands among those that are drawn. */
interface Placed {
  readonly index: number
  readonly measure: (line: HTMLDivElement | null) => void
  readonly style: CSSProperties
}

interface GoalProps extends Placed {
  readonly line: GoalLine
  /** Whether any goal stands below another: then there is room for what opens it. */
  readonly isNested: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onOpen: () => void
}

function Goal({
  line: { goal, depth, children },
  isNested,
  isOpen,
  onToggle,
  onOpen,
  measure,
  index,
  style,
}: GoalProps) {
  const t = useTranslations('work')
  const word = useWords()
  const { moment } = useMoment()
  const { day } = useFormat()
  const people = useQuery(chartQuery(moment))
  const { name, kind, dueDate, status } = goal.values
  const owner = people.data?.nodes.find(({ id }) => id === goal.subjectId)?.name
  return (
    <div
      ref={measure}
      data-index={index}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={false}
      aria-expanded={children === 0 ? undefined : isOpen}
      className={classes['goal']}
      style={{ '--depth': depth, ...style } as never}
    >
      <div className={classes['name']}>
        {children === 0 ? (
          isNested && <span className={classes['leaf']} />
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('toggle', { name: String(name) })}
            onClick={onToggle}
          >
            {isOpen ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
          </ActionIcon>
        )}
        <div>
          <Anchor component="button" type="button" c="inherit" fw={550} size="sm" ta="start" onClick={onOpen}>
            {String(name)}
          </Anchor>
          <Text size="xs" c="dimmed">
            {word(String(kind))}
          </Text>
        </div>
      </div>
      <Text size="sm">{owner ?? t('organisation')}</Text>
      <Text size="sm" c="dimmed" className="number">
        {typeof dueDate === 'string' ? t('due', { day: day(dueDate) }) : ''}
      </Text>
      <Text size="sm" c="dimmed">
        {word(String(status))}
      </Text>
    </div>
  )
}
