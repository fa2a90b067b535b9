import { Group, SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { PageViews } from '../parts/page-views.tsx'
import { Page } from '../parts/page.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { requisitionsQuery, workedOnQuery } from './hiring-queries.ts'
import { mostPressing } from './most-pressing.ts'
import { RequisitionTable } from './requisition-table.tsx'

const statuses = ['draft', 'open', 'on hold', 'filled', 'cancelled'] as const

/** Who is looked for on the day looked at: each requisition with where it stands, its place and who needs the person. */
export function HiringPage() {
  const t = useTranslations('hiring')
  const me = useMe()
  const word = useWords()
  const { moment } = useMoment()
  const { day } = useFormat()
  const { q, status, whose } = useSearch({ from: '/hiring' })
  const navigate = useNavigate()
  const requisitions = useQuery(requisitionsQuery(moment))
  const own = useQuery(workedOnQuery(me.personId, moment))
  if (requisitions.isError) return <LoadFailed error={requisitions.error} />
  const words = (q ?? '').toLowerCase()
  const shown = mostPressing(requisitions.data ?? []).filter(
    ({ id, values }) =>
      (values.name ?? '').toLowerCase().includes(words) &&
      (status === undefined || values.status === status) &&
      (whose === undefined || own.data?.has(id) === true),
  )
  const isNarrowed = words !== '' || status !== undefined || whose !== undefined
  const narrow = (change: Record<string, string | undefined>): void =>
    void navigate({ to: '.', replace: true, search: ((old: object) => ({ ...old, ...change })) as never })
  return (
    <Page
      title={t('title')}
      text={t('text', { day: day(moment.asOf ?? today()) })}
      actions={<PageViews page="/hiring" names={['q', 'status', 'whose', 'sort']} />}
    >
      <Group gap="sm" className="no-print">
        <SearchBox
          label={t('find')}
          value={q ?? ''}
          onChange={(value) => narrow({ q: value === '' ? undefined : value })}
        />
        <Select
          aria-label={t('status')}
          placeholder={t('anyStatus')}
          clearable
          w={180}
          value={status ?? null}
          onChange={(value) => narrow({ status: value ?? undefined })}
          data={statuses.map((value) => ({ value, label: word(value) }))}
        />
        {own.data !== undefined && own.data.size > 0 && (
          <SegmentedControl
            aria-label={t('whose')}
            value={whose ?? 'all'}
            onChange={(value) => narrow({ whose: value === 'own' ? value : undefined })}
            data={[
              { value: 'all', label: t('all') },
              { value: 'own', label: t('own') },
            ]}
          />
        )}
      </Group>
      {requisitions.isPending ? (
        <PageLoading />
      ) : shown.length === 0 ? (
        <NothingHere title={t('none')} text={t(isNarrowed ? 'noneFound' : 'noneText')} />
      ) : (
        <RequisitionTable requisitions={shown} own={own.data} onSort={(sort) => narrow({ sort })} />
      )}
    </Page>
  )
}
