import { Anchor, Badge, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { today } from '../app/search.ts'
import { useSort } from '../app/use-sort.ts'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { PageViews } from '../parts/page-views.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { casesQuery } from './outlook-queries.ts'
import type { ReviewCase } from './outlook-queries.ts'

/** Cases, the next due first; whoever hands them out also sees those of others. */
export function CaseQueue({ isWide }: { readonly isWide: boolean }) {
  const t = useTranslations('outlook')
  const navigate = useNavigate()
  const { state = 'open', whose = 'mine' } = useSearch({ from: '/review' })
  const cases = useQuery(casesQuery(state, whose === 'mine' || !isWide))
  const narrow = (change: object): void =>
    void navigate({ to: '.', replace: true, search: ((old: object) => ({ ...old, ...change })) as never })
  return (
    <Stack gap="md">
      <Group gap="sm">
        {isWide && (
          <SegmentedControl
            aria-label={t('whose')}
            value={whose}
            onChange={(value) => narrow({ whose: value === 'mine' ? undefined : value })}
            data={[
              { value: 'mine', label: t('mine') },
              { value: 'all', label: t('all') },
            ]}
          />
        )}
        <SegmentedControl
          aria-label={t('state')}
          value={state}
          onChange={(value) => narrow({ state: value === 'open' ? undefined : value })}
          data={(['open', 'decided'] as const).map((value) => ({ value, label: t(`states.${value}`) }))}
        />
        {isWide && <PageViews page="/review" names={['state', 'whose', 'sort']} />}
      </Group>
      {cases.isError ? (
        <LoadFailed error={cases.error} />
      ) : cases.isPending ? (
        <PageLoading />
      ) : cases.data.items.length === 0 ? (
        <NothingHere title={t('none')} text={t(isWide ? 'noneTextHr' : 'noneText')} />
      ) : (
        <CaseTable cases={cases.data.items} names={cases.data.names} />
      )}
    </Stack>
  )
}

interface CaseTableProps {
  readonly cases: readonly ReviewCase[]
  readonly names: Readonly<Record<string, string>>
}

function CaseTable({ cases, names }: CaseTableProps) {
  const [sort, setSort] = useSort()
  const t = useTranslations('outlook')
  const columns = useMemo(
    (): Column<ReviewCase>[] => [
      {
        id: 'about',
        title: t('about'),
        width: 'minmax(0, 1.4fr)',
        sortBy: ({ personId }) => names[personId],
        cell: ({ id, personId }) => (
          <Anchor component={Link} to="/review/$id" params={{ id } as never} fw={550} c="inherit">
            {names[personId] ?? t('somebody')}
          </Anchor>
        ),
      },
      {
        id: 'model',
        title: t('model'),
        width: 'minmax(0, 1.4fr)',
        sortBy: ({ title }) => title,
        cell: ({ title, kind, isBlind }) => (
          <>
            {title}
            {kind !== 'review' && (
              <Text size="xs" c="dimmed">
                {[t(`kinds.${kind}`), isBlind && t('blind')].filter(Boolean).join(', ')}
              </Text>
            )}
          </>
        ),
      },
      {
        id: 'asks',
        title: t('asks'),
        isQuiet: true,
        cell: ({ openedBy, kind }) => (kind === 'contest' ? t('kinds.contest') : names[openedBy]),
      },
      {
        id: 'decides',
        title: t('decides'),
        isQuiet: true,
        sortBy: ({ assignedTo }) => names[assignedTo],
        cell: ({ assignedTo }) => names[assignedTo],
      },
      {
        id: 'due',
        title: t('due'),
        sortBy: ({ dueOn }) => dueOn,
        cell: (one) => <Due one={one} />,
      },
    ],
    [t, names],
  )
  return (
    <DataTable
      label={t('tabs.queue')}
      rows={cases}
      columns={columns}
      idOf={({ id }) => id}
      sort={sort}
      onSort={setSort}
    />
  )
}

/** By when a case is to be decided; that it is late is said in words. */
export function Due({ one: { dueOn, state } }: { readonly one: Pick<ReviewCase, 'dueOn' | 'state'> }) {
  const t = useTranslations('outlook')
  const { day } = useFormat()
  if (state !== 'open') return t(`states.${state}`)
  if (dueOn >= today())
    return (
      <Text span size="sm">
        {t('dueOn', { day: day(dueOn) })}
      </Text>
    )
  return (
    <Badge variant="dot" color="red" tt="none" fw={500}>
      {t('overdue', { day: day(dueOn) })}
    </Badge>
  )
}
