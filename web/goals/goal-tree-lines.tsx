import { ActionIcon, Anchor, Card, Progress, Text } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import type { CSSProperties } from 'react'
import { useTranslations } from 'use-intl'
import type { RecordVersion } from '@cadre/contract/client'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { Confidence } from './confidence.tsx'
import { shareOf } from './goal-standing.ts'
import type { GoalLine } from './goal-tree.ts'
import classes from './goals-page.module.css'

interface GoalTreeProps {
  readonly lines: readonly GoalLine[]
  /** The last that was said of each goal. */
  readonly said: ReadonlyMap<string, RecordVersion>
  /** Who a goal is of. */
  readonly ownerOf: (goal: RecordVersion) => string
  readonly closed: ReadonlySet<string>
  readonly onToggle: (id: string) => void
  readonly onOpen: (id: string) => void
}

/** Goals as lines of a tree; only those in sight are drawn, while the window scrolls. */
export function GoalTree({ lines, said, ownerOf, closed, onToggle, onOpen }: GoalTreeProps) {
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
              checkIn={said.get(line.goal.id)}
              owner={ownerOf(line.goal)}
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
  readonly checkIn: RecordVersion | undefined
  readonly owner: string
  /** Whether any goal stands below another: then there is room for what opens it. */
  readonly isNested: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onOpen: () => void
}

function Goal({
  line: { goal, depth, children },
  checkIn,
  owner,
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
  const { name, kind, dueDate, status } = goal.values
  const due = typeof dueDate === 'string' ? dueDate : undefined
  const isLate = due !== undefined && due < (moment.asOf ?? today())
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
            {[word(String(kind)), status === 'draft' && word('draft')].filter(Boolean).join(' · ')}
          </Text>
        </div>
      </div>
      <Text size="sm">{owner}</Text>
      <div>
        <Confidence value={checkIn?.values['confidence']} />
      </div>
      <Reached goal={goal} now={checkIn?.values['value']} />
      <Text size="sm" c={isLate ? 'var(--mantine-color-error)' : 'dimmed'} className="number">
        {due === undefined ? '' : t('due', { day: day(due) })}
      </Text>
    </div>
  )
}

interface ReachedProps {
  readonly goal: RecordVersion
  /** What was counted last. */
  readonly now: unknown
}

/** How far a goal is that is counted: as a bar, and in numbers. */
function Reached({ goal, now }: ReachedProps) {
  const t = useTranslations('work')
  const { number } = useFormat()
  const { name, startValue, targetValue, unit } = goal.values
  const reached = now ?? startValue
  const share = shareOf(reached, startValue, targetValue)
  if (share === undefined) return <div />
  return (
    <div>
      <Progress value={share * 100} size="sm" aria-label={`${t('progress')}: ${String(name)}`} />
      <Text size="xs" c="dimmed" className="number" mt={4}>
        {t('progressOf', {
          now: number(Number(reached)),
          target: number(Number(targetValue)),
          unit: typeof unit === 'string' ? unit : '',
        })}
      </Text>
    </div>
  )
}
