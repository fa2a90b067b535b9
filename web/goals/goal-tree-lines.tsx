import { ActionIcon, Anchor, Card, Progress, Text } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import type { CSSProperties } from 'react'
import { useTranslations } from 'use-intl'
import type { RecordVersion } from '@cadre/contract/client'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { treeItem } from '../parts/tree-item.ts'
import { useTreeKeys } from '../parts/use-tree-keys.ts'
import { Confidence } from './confidence.tsx'
import { shareOf } from './goal-standing.ts'
import type { GoalLine } from './goal-tree.ts'
import type { GoalTree } from './use-goal-tree.ts'
import classes from './goals-page.module.css'

interface GoalTreeLinesProps {
  readonly tree: GoalTree
  /** The last that was said of each goal. */
  readonly said: ReadonlyMap<string, RecordVersion>
  /** Who a goal is of. */
  readonly ownerOf: (goal: RecordVersion) => string
}

/** Goals as lines of a tree; only those in sight are drawn, while the window scrolls, and the one that is stood on. */
export function GoalTreeLines({ tree, said, ownerOf }: GoalTreeLinesProps) {
  const t = useTranslations('work')
  const { lines, open, active, toggle, go, enter } = tree
  const box = useRef<HTMLDivElement>(null)
  const keys = useTreeKeys(tree, box)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => setTop(box.current?.offsetTop ?? 0), [])
  const at = lines.findIndex(({ id }) => id === active.id)
  const drawn = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => 58,
    overscan: 15,
    scrollMargin: top,
    getItemKey: (index) => lines[index]!.id,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.max(0, at)])].sort((a, b) => a - b),
  })
  useLayoutEffect(() => {
    if (active.by === 'keys') drawn.scrollToIndex(at, { align: 'auto' })
    // Only what leads somewhere scrolls: not lines that open or close above.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [active])
  const isNested = lines.some(({ below }) => below > 0)
  return (
    <Card withBorder padding={0} ref={box}>
      <div
        role="tree"
        aria-label={t('goals')}
        className={classes['tree']}
        style={{ height: drawn.getTotalSize() }}
        {...keys}
      >
        {drawn.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index]!
          const { id, goal } = line
          return (
            <Goal
              key={key}
              line={line}
              index={index}
              measure={drawn.measureElement}
              style={{ transform: `translateY(${start - top}px)` }}
              checkIn={said.get(id)}
              owner={ownerOf(goal)}
              isNested={isNested}
              isOpen={open.has(id)}
              isActive={id === active.id}
              onToggle={() => {
                toggle(id)
                go(id, 'keys')
              }}
              onOpen={() => enter(id)}
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
  readonly isActive: boolean
  readonly onToggle: () => void
  readonly onOpen: () => void
}

function Goal({
  line,
  checkIn,
  owner,
  isNested,
  isOpen,
  isActive,
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
  const { goal, name, depth, below } = line
  const { kind, dueDate, status } = goal.values
  const due = typeof dueDate === 'string' ? dueDate : undefined
  const until = due === undefined ? '' : t('due', { day: day(due) })
  const called = [name, word(String(kind)), owner, until].filter((part) => part !== '').join(', ')
  const isLate = due !== undefined && due < (moment.asOf ?? today())
  return (
    <div
      ref={measure}
      data-index={index}
      {...treeItem(line, { called, isOpen, isActive })}
      className={classes['goal']}
      style={{ '--depth': depth, ...style } as never}
    >
      <div className={classes['name']}>
        {below === 0 ? (
          isNested && <span className={classes['leaf']} />
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            tabIndex={-1}
            aria-label={t('toggle', { name })}
            onClick={onToggle}
          >
            {isOpen ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
          </ActionIcon>
        )}
        <div>
          <Anchor
            component="button"
            type="button"
            tabIndex={-1}
            c="inherit"
            fw={550}
            size="sm"
            ta="start"
            onClick={onOpen}
          >
            {name}
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
        {until}
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
