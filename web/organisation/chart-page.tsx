import { Anchor, Breadcrumbs, SegmentedControl, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense, lazy, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { Page } from '../parts/page.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { chartQuery, treeOf, wayTo } from './reporting-tree.ts'
import type { ReportingTree } from './reporting-tree.ts'
import { TreeLines } from './tree-lines.tsx'
import { useChart } from './use-chart.ts'

const DrawnChart = lazy(async () => ({ default: (await import('./drawn-chart.tsx')).DrawnChart }))

/** Who reports to whom: a tree that opens level by level, whole or from one person down, as a list or drawn. */
export function ChartPage() {
  const { moment } = useMoment()
  const chart = useQuery(chartQuery(moment))
  const tree = useMemo(() => (chart.data ? treeOf(chart.data.nodes) : undefined), [chart.data])
  if (chart.isError) return <LoadFailed error={chart.error} />
  if (!tree) return <PageLoading />
  return <LoadedChart tree={tree} />
}

function LoadedChart({ tree }: { readonly tree: ReportingTree }) {
  const t = useTranslations('chart')
  const { person, view } = useSearch({ from: '/organisation-chart' })
  const { chart, words, search, next } = useChart(tree, person)
  const { found, from } = chart
  const Shown = view === 'drawn' ? DrawnChart : TreeLines
  return (
    <Page
      title={t('title')}
      fills
      actions={
        <>
          <form
            role="search"
            onSubmit={(event) => {
              event.preventDefault()
              next()
            }}
          >
            <SearchBox label={t('find')} width={280} value={words} onChange={search} />
          </form>
          <View />
        </>
      }
    >
      <Text size="sm" c="dimmed" role="status" className={found ? undefined : 'visually-hidden'}>
        {found && t('found', { count: found.size })}
      </Text>
      {from !== undefined && <WayTo tree={tree} person={from} />}
      {tree.nodes.size === 0 ? (
        <NothingHere title={t('nobody')} text={t('nobodyText')} />
      ) : (
        <Suspense fallback={<PageLoading />}>
          <Shown key={from ?? ''} chart={chart} />
        </Suspense>
      )}
    </Page>
  )
}

/** Chooses between list and drawing. */
function View() {
  const t = useTranslations('chart')
  const { view } = useSearch({ from: '/organisation-chart' })
  const navigate = useNavigate()
  return (
    <SegmentedControl
      aria-label={t('view')}
      value={view ?? 'list'}
      data={[
        { value: 'list', label: t('list') },
        { value: 'drawn', label: t('drawn') },
      ]}
      onChange={(value) =>
        void navigate({
          to: '.',
          replace: true,
          search: ((old: object) => ({ ...old, view: value === 'drawn' ? value : undefined })) as never,
        })
      }
    />
  )
}

/** Who stands above the person from whom on the chart is shown, each with the way there. */
function WayTo({ tree, person }: { readonly tree: ReportingTree; readonly person: string }) {
  const t = useTranslations('chart')
  const { moment } = useMoment()
  const { view } = useSearch({ from: '/organisation-chart' })
  const above = [{ id: undefined, name: t('everybody') }, ...wayTo(tree, person)]
  return (
    <Breadcrumbs component="nav" aria-label={t('way')} className="no-print">
      {above.map(({ id, name }) => (
        <Anchor
          key={id ?? ''}
          component={Link}
          to="/organisation-chart"
          search={{ ...moment, view, person: id } as never}
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
