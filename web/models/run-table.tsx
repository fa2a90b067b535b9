import { Anchor, Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { runsQuery } from './model-queries.ts'
import type { RunLine } from './model-queries.ts'

const runColours = {
  waiting: 'blue',
  done: 'teal',
  refused: 'orange',
  failed: 'red',
  cancelled: 'gray',
} as const

/** What came of a training: never by colour alone. */
export function RunBadge({ state }: { readonly state: RunLine['state'] }) {
  const t = useTranslations('models')
  return (
    <Badge variant="dot" tt="none" fw={500} color={runColours[state]}>
      {t(`runStates.${state}`)}
    </Badge>
  )
}

/** Trainings of a model, newest first. */
export function RunTable({ name }: { readonly name: string }) {
  const t = useTranslations('models')
  const { instant } = useFormat()
  const runs = useQuery({ ...runsQuery(name), refetchInterval: 5000 })
  const names = runs.data?.names
  const columns = useMemo(
    (): Column<RunLine>[] => [
      {
        id: 'data',
        title: t('run'),
        width: 'minmax(0, 1.4fr)',
        sortBy: ({ dataSet }) => dataSet,
        cell: ({ id, dataSet }) => (
          <Anchor
            component={Link}
            to="/models/$name/runs/$id"
            params={{ name, id } as never}
            fw={550}
            c="inherit"
          >
            {dataSet}
          </Anchor>
        ),
      },
      {
        id: 'state',
        title: t('stage'),
        sortBy: ({ state }) => state,
        cell: ({ state }) => <RunBadge state={state} />,
      },
      {
        id: 'problem',
        title: t('why'),
        width: 'minmax(0, 2fr)',
        isQuiet: true,
        cell: ({ problem }) => problem,
      },
      {
        id: 'started',
        title: t('started'),
        isQuiet: true,
        width: 'minmax(0, 1.4fr)',
        sortBy: ({ startedAt }) => startedAt,
        cell: ({ startedAt, startedBy }) =>
          [instant(startedAt), names?.[startedBy]].filter((text) => text !== undefined).join(' · '),
      },
    ],
    [t, name, instant, names],
  )
  if (runs.isError) return <LoadFailed error={runs.error} />
  if (runs.isPending) return <PageLoading />
  if (runs.data.items.length === 0) return <NothingHere title={t('noRun')} text={t('noRunText')} />
  return <DataTable label={t('tabs.runs')} rows={runs.data.items} columns={columns} idOf={({ id }) => id} />
}
