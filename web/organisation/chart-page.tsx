import { ActionIcon, Anchor, Breadcrumbs, Text } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconZoomIn } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { Page } from '../parts/page.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import classes from './chart-page.module.css'
import { chartQuery, matching, treeOf, visibleLines, wayTo } from './reporting-tree.ts'
import type { Line, ReportingTree } from './reporting-tree.ts'

/** Who reports to whom, as a tree that opens level by level, whole or from one person down; only the lines in sight are drawn. */
export function ChartPage() {
  const t = useTranslations('chart')
  const { moment } = useMoment()
  const { person } = useSearch({ from: '/organisation-chart' })
  const chart = useQuery(chartQuery(moment))
  const [opened, setOpened] = useState<ReadonlySet<string>>()
  const [words, setWords] = useState('')
  const tree = useMemo(() => (chart.data ? treeOf(chart.data.nodes) : undefined), [chart.data])
  const found = useMemo(
    () => (tree && words.trim().length > 1 ? matching(tree, words) : undefined),
    [tree, words],
  )
  if (chart.isError) return <LoadFailed error={chart.error} />
  if (!tree) return <PageLoading />
  // What is looked for is looked for everywhere.
  const from = found === undefined && person !== undefined && tree.nodes.has(person) ? person : undefined
  const kept = opened ?? tree.firstLevels
  const open = found?.opened ?? (from === undefined ? kept : new Set([...kept, from]))
  const lines = visibleLines(tree, open, from)
  const toggle = (id: string): void => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpened(next)
  }
  return (
    <Page
      title={t('title')}
      fills
      actions={<SearchBox label={t('find')} width={280} value={words} onChange={setWords} />}
    >
      <Text size="sm" c="dimmed" role="status" className={found ? undefined : 'visually-hidden'}>
        {found && t('found', { count: found.ids.size })}
      </Text>
      {from !== undefined && <WayTo tree={tree} person={from} />}
      <TreeLines key={from ?? ''} lines={lines} open={open} found={found?.ids} onToggle={toggle} />
    </Page>
  )
}

/** Who stands above the person from whom on the chart is shown, each with the way there. */
function WayTo({ tree, person }: { readonly tree: ReportingTree; readonly person: string }) {
  const t = useTranslations('chart')
  const { moment } = useMoment()
  const above = [{ id: undefined, name: t('everybody') }, ...wayTo(tree, person)]
  return (
    <Breadcrumbs component="nav" aria-label={t('way')} className="no-print">
      {above.map(({ id, name }) => (
        <Anchor
          key={id ?? ''}
          component={Link}
          to="/organisation-chart"
          search={{ ...moment, person: id } as never}
          size="sm"
        >
          {name}
        </Anchor>
      ))}
      <Text size="sm" fw={550} aria-current="location">
        {tree.nodes.get(person)!.name}
      </Text>
    </Breadcrumbs>
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
  const first = found === undefined ? -1 : lines.findIndex(({ id }) => found.has(id))
  useEffect(() => {
    if (first >= 0) rows.scrollToIndex(first, { align: 'center' })
  }, [first, rows])
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
              {reports > 0 && (
                <ActionIcon
                  component={Link}
                  to="/organisation-chart"
                  search={{ ...moment, person: id } as never}
                  variant="subtle"
                  color="gray"
                  className="no-print"
                  style={{ visibility: depth > 0 ? 'visible' : 'hidden' }}
                  aria-label={t('only', { name })}
                  title={t('only', { name })}
                >
                  <IconZoomIn size={16} />
                </ActionIcon>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
