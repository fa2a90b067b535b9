import { Anchor, Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { Dialog } from '../parts/dialog.tsx'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { PageViews } from '../parts/page-views.tsx'
import { Page } from '../parts/page.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellDone } from '../parts/tell.tsx'
import { namesQuery } from '../people/people-queries.ts'
import { teamSizesQuery, teamsQuery } from './team-queries.ts'
import type { Team } from './team-queries.ts'

/** Teams on the day looked at: where they belong, who leads them, how many they are. */
export function TeamsPage() {
  const t = useTranslations('teams')
  const me = useMe()
  const { moment } = useMoment()
  const { day } = useFormat()
  const { q } = useSearch({ from: '/teams' })
  const navigate = useNavigate()
  const teams = useQuery(teamsQuery(moment))
  const [adds, setAdds] = useState(false)
  if (teams.isError) return <LoadFailed error={teams.error} />
  const words = (q ?? '').toLowerCase()
  const shown = (teams.data ?? []).filter(({ values }) => (values.name ?? '').toLowerCase().includes(words))
  return (
    <Page
      title={t('title')}
      text={t('text', { day: day(moment.asOf ?? today()) })}
      actions={
        <>
          {reaches(me, 'organisation', 'write') && moment.asOf === undefined && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdds(true)}>
              {t('addTeam')}
            </Button>
          )}
          <PageViews page="/teams" names={['q', 'sort']} />
        </>
      }
    >
      <SearchBox
        label={t('find')}
        value={q ?? ''}
        onChange={(value) =>
          void navigate({
            to: '.',
            replace: true,
            search: ((old: object) => ({ ...old, q: value === '' ? undefined : value })) as never,
          })
        }
      />
      {teams.isPending ? (
        <PageLoading />
      ) : shown.length === 0 ? (
        <NothingHere title={t('none')} text={t(words === '' ? 'noneText' : 'noneFound')} />
      ) : (
        <Teams teams={shown} />
      )}
      {adds && <AddTeam onClose={() => setAdds(false)} />}
    </Page>
  )
}

/** More teams than are drawn at once. */
const drawnAtOnce = 100

function Teams({ teams }: { readonly teams: readonly Team[] }) {
  const t = useTranslations('teams')
  const { moment } = useMoment()
  const { number } = useFormat()
  const { sort } = useSearch({ from: '/teams' })
  const navigate = useNavigate()
  const departments = useQuery(namesQuery('departments', moment))
  const people = useQuery(chartQuery(moment))
  const sizes = useQuery(teamSizesQuery(moment))
  const columns = useMemo((): Column<Team>[] => {
    const names = new Map(people.data?.nodes.map(({ id, name }) => [id, name]))
    const departmentOf = ({ values }: Team) => departments.data?.get(values.departmentId ?? '')
    const leadOf = ({ values }: Team) => names.get(values.leadId ?? '')
    return [
      {
        id: 'name',
        title: t('team'),
        width: 'minmax(0, 1.5fr)',
        sortBy: ({ values }) => values.name,
        cell: ({ id, values }) => (
          <Anchor
            component={Link}
            to="/teams/$id"
            params={{ id } as never}
            search={moment as never}
            fw={550}
            c="inherit"
          >
            {values.name}
          </Anchor>
        ),
      },
      { id: 'department', title: t('department'), isQuiet: true, sortBy: departmentOf, cell: departmentOf },
      { id: 'lead', title: t('lead'), isQuiet: true, sortBy: leadOf, cell: leadOf },
      {
        id: 'size',
        title: t('people'),
        isNumber: true,
        sortBy: ({ id }) => sizes.data?.get(id) ?? 0,
        cell: ({ id }) => (sizes.data ? number(sizes.data.get(id) ?? 0) : '…'),
      },
    ]
  }, [t, number, moment, departments.data, people.data, sizes.data])
  return (
    <DataTable
      fills={teams.length > drawnAtOnce}
      label={t('title')}
      rows={teams}
      columns={columns}
      idOf={({ id }) => id}
      sort={sort}
      onSort={(next) =>
        void navigate({ to: '.', search: ((old: object) => ({ ...old, sort: next })) as never })
      }
    />
  )
}

function AddTeam({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('teams')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  return (
    <Dialog onClose={onClose} title={t('addTeam')}>
      <RecordForm
        kind="team"
        fields={['name', 'departmentId', 'parentId', 'leadId', 'purposeText']}
        labels={{ parentId: t('partOf'), purposeText: t('purpose') }}
        submit={p('save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await api.records('teams').create({ from: today(), values })
          await queries.invalidateQueries({ queryKey: ['teams'] })
          tellDone(p('changed'))
          onClose()
        }}
      />
    </Dialog>
  )
}
