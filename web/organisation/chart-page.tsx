import { ActionIcon, Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { SearchBox } from '../parts/search-box.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import classes from './chart-page.module.css'
import { chartQuery, matching, treeOf, visibleLines } from './reporting-tree.ts'
import type { Line } from './reporting-tree.ts'

/** Who reports to whom, as a tree that opens level by level; only the lines in sight are drawn. */
export function ChartPage() {
  const t = useTranslations('chart')
  const { moment } = useMoment()
  const chart = useQuery(chartQuery(moment))
  const [opened, setOpened] = useState<ReadonlySet<string>>()
  const [words, setWords] = useState('')
  const tree = useMemo(() => (chart.data ? treeOf(chart.data.nodes) : undefined), [chart.data])
  if (chart.isError) return <LoadFailed error={chart.error} />
  if (!tree) return <PageLoading />
  const found = words.trim().length > 1 ? matching(tree, words) : undefined
  const open = found?.opened ?? opened ?? tree.firstLevels
  const lines = visibleLines(tree, open)
  const toggle = (id: string): void => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpened(next)
  }
  return (
    <Stack gap="md" h="calc(100dvh - 56px - 2 * var(--mantine-spacing-lg))" mih={420}>
      <Group justify="space-between" align="baseline">
        <Title order={1}>{t('title')}</Title>
        <SearchBox label={t('find')} width={280} value={words} onChange={setWords} />
      </Group>
      <TreeLines lines={lines} open={open} found={found?.ids} onToggle={toggle} />
    </Stack>
  )
}

interface TreeLinesProps {
  readonly lines: readonly Line[]
  readonly open: ReadonlySet<string>
  readonly found: ReadonlySet<string> | undefined
  readonly onToggle: (id: string) => void
}

function TreeLines({ lines, open, found, onToggle }: TreeLinesProps) {
  const t = useTranslations('chart')
  const { moment } = useMoment()
  const scroll = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 48,
    overscan: 12,
  })
  return (
    <div ref={scroll} className={classes['scroll']}>
      <ul
        role="tree"
        aria-label={t('title')}
        className={classes['tree']}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const { id, name, title, depth, reports, all } = lines[index]!
          const isOpen = open.has(id)
          return (
            <li
              key={id}
              role="treeitem"
              aria-level={depth + 1}
              aria-selected={false}
              aria-expanded={reports === 0 ? undefined : isOpen}
              className={classes['line']}
              data-found={found?.has(id) || undefined}
              style={{ transform: `translateY(${start}px)`, paddingInlineStart: `${depth * 1.5 + 0.5}rem` }}
            >
              {reports === 0 ? (
                <span className={classes['leaf']} />
              ) : (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={isOpen ? t('collapse', { name }) : t('expand', { name })}
                  onClick={() => onToggle(id)}
                >
                  {isOpen ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
                </ActionIcon>
              )}
              <div className={classes['who']}>
                <Anchor
                  component={Link}
                  to="/people/$id"
                  params={{ id } as never}
                  search={moment as never}
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
              {reports > 0 && (
                <Text size="xs" c="dimmed" className={`number ${classes['counts']}`}>
                  {t('reports', { count: reports })} · {t('all', { count: all })}
                </Text>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
