import { Button, Group, Select, Switch, Text } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { Page } from '../parts/page.tsx'
import { SavedViews } from '../parts/saved-views.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { ColumnChoice } from './column-choice.tsx'
import { Hire } from './hire.tsx'
import { readColumns, writeColumns } from './people-columns.ts'
import { namesQuery, peopleCountQuery, peoplePagesQuery } from './people-queries.ts'
import { PeopleTable } from './people-table.tsx'

/** Everybody within reach on the day looked at; words, department and place stand in the address. */
export function PeoplePage() {
  const t = useTranslations('people')
  const { moment } = useMoment()
  const { number, day } = useFormat()
  const me = useMe()
  const [opened, setOpened] = useState(0)
  const [hires, setHires] = useState(false)
  const mayHire = moment.asOf === undefined && reaches(me, 'employment', 'write')
  const { q, departmentId, locationId, everybody, sort, columns } = useSearch({ from: '/people' })
  const navigate = useNavigate()
  const shown = readColumns(columns)
  const narrow = (change: Record<string, string | undefined>): void =>
    void navigate({
      to: '/people',
      replace: true,
      search: ((before: object) => ({ ...before, ...change })) as never,
    })
  const query = {
    ...moment,
    limit: 100,
    working: everybody === true ? ('false' as const) : ('true' as const),
    ...(q !== undefined && { q }),
    ...(departmentId !== undefined && { departmentId }),
    ...(locationId !== undefined && { locationId }),
    ...(sort !== undefined && { sort }),
  }
  const pages = useInfiniteQuery({ ...peoplePagesQuery(query), placeholderData: keepPreviousData })
  const counted = useQuery({
    ...peopleCountQuery(query),
    placeholderData: keepPreviousData,
    // Where the list says that it failed, its count need not say so too.
    enabled: !pages.isError,
  })
  const people = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data])
  if (pages.isError) return <LoadFailed error={pages.error} />
  const [first] = pages.data?.pages ?? []
  // Names that are spelt alike are all on one page.
  const total = first?.matching === 'similar' ? people.length : counted.data
  return (
    <Page
      fills
      title={t('title')}
      text={
        <span aria-live="polite" className="number">
          {first === undefined || total === undefined
            ? ' '
            : `${t('count', { count: total }).replace(String(total), number(total))} · ${t('scope', { day: day(moment.asOf ?? today()) })}`}
        </span>
      }
      actions={
        <>
          {mayHire && (
            <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setHires(true)}>
              {t('hire.submit')}
            </Button>
          )}
          <ColumnChoice columns={shown} onChange={(next) => narrow({ columns: writeColumns(next) })} />
          <PeopleViews onOpened={() => setOpened(opened + 1)} />
        </>
      }
    >
      <PeopleFilters key={opened} />
      {first?.matching === 'similar' && people.length > 0 && <Text size="sm">{t('similar')}</Text>}
      {pages.isPending ? (
        <PageLoading />
      ) : people.length === 0 ? (
        <NobodyFound />
      ) : (
        <PeopleTable
          people={people}
          columns={shown}
          total={pages.hasNextPage ? Math.max(total ?? 0, people.length + 1) : people.length}
          sort={sort}
          onSort={(next) => narrow({ sort: next })}
          onEnd={() => {
            if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
          }}
          onWhole={async () => {
            let read = await pages.fetchNextPage()
            while (read.hasNextPage && !read.isError) read = await read.fetchNextPage()
            if (read.isError) throw read.error
            return read.data?.pages.flatMap(({ items }) => items) ?? []
          }}
        />
      )}
      {hires && <Hire onClose={() => setHires(false)} />}
    </Page>
  )
}

/** The view as the API names its parts; the address says `everybody` for who left as well. */
function PeopleViews({ onOpened }: { readonly onOpened: () => void }) {
  const { q, departmentId, locationId, everybody, sort, columns } = useSearch({ from: '/people' })
  const navigate = useNavigate()
  const query = { q, departmentId, locationId, sort, columns, working: everybody === true ? 'false' : 'true' }
  return (
    <SavedViews
      list="people"
      query={query}
      onOpen={({ working, ...kept }) =>
        void navigate({
          to: '/people',
          search: { ...kept, ...(working === 'false' && { everybody: true }) } as never,
        }).then(onOpened)
      }
    />
  )
}

function NobodyFound() {
  const t = useTranslations('people')
  const navigate = useNavigate()
  return (
    <NothingHere title={t('none')} text={t('noneText')}>
      <Button
        variant="default"
        mt="sm"
        onClick={() =>
          void navigate({ to: '/people', search: ({ asOf }: { asOf?: string }) => ({ asOf }) as never })
        }
      >
        {t('clear')}
      </Button>
    </NothingHere>
  )
}

function PeopleFilters() {
  const t = useTranslations('people')
  const { moment } = useMoment()
  const { q, departmentId, locationId, everybody } = useSearch({ from: '/people' })
  const navigate = useNavigate()
  const [typed, setTyped] = useState(q ?? '')
  const narrow = (change: Record<string, string | boolean | undefined>): void => {
    void navigate({
      to: '/people',
      replace: true,
      search: ((before: object) => ({ ...before, ...change })) as never,
    })
  }
  const narrowSoon = useDebouncedCallback((words: string) => narrow({ q: words.trim() || undefined }), 200)
  const departments = useQuery(namesQuery('departments', moment))
  const places = useQuery(namesQuery('locations', moment))
  return (
    <Group gap="sm">
      <SearchBox
        grows
        label={t('search')}
        value={typed}
        onChange={(value) => {
          setTyped(value)
          narrowSoon(value)
        }}
      />
      <NameSelect
        label={t('departmentAll')}
        names={departments.data}
        value={departmentId}
        onChange={(id) => narrow({ departmentId: id })}
      />
      <NameSelect
        label={t('placeAll')}
        names={places.data}
        value={locationId}
        onChange={(id) => narrow({ locationId: id })}
      />
      <Switch
        label={t('everybody')}
        checked={everybody === true}
        onChange={({ currentTarget: { checked } }) => narrow({ everybody: checked || undefined })}
      />
    </Group>
  )
}

interface NameSelectProps {
  readonly label: string
  readonly names: ReadonlyMap<string, string> | undefined
  readonly value: string | undefined
  readonly onChange: (id: string | undefined) => void
}

/** More names than are read through: whoever looks for another types some of it. */
const mostNames = 100

function NameSelect({ label, names, value, onChange }: NameSelectProps) {
  const sorted = [...(names ?? [])].sort(([, a], [, b]) => a.localeCompare(b))
  return (
    <Select
      flex="3 1 150px"
      maw={{ sm: 240 }}
      aria-label={label}
      placeholder={label}
      searchable
      clearable
      limit={mostNames}
      data={sorted.map(([id, name]) => ({ value: id, label: name }))}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
    />
  )
}
