import { Anchor, Badge, Button, Modal, TextInput } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import type { RecordVersion } from '@cadre/contract/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { Page } from '../parts/page.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellDone } from '../parts/tell.tsx'
import { CourseDetail } from './course-detail.tsx'
import { coursesQuery, ownEnrolmentsQuery, sessionsQuery } from './learning-queries.ts'

/** What can be learned, when it is given next, and where one stands oneself. */
export function LearningPage() {
  const t = useTranslations('learn')
  const me = useMe()
  const { moment } = useMoment()
  const { q, sort } = useSearch({ from: '/learning' })
  const navigate = useNavigate()
  const [opened, setOpened] = useState<string>()
  const [adds, setAdds] = useState(false)
  const courses = useQuery(coursesQuery(moment))
  if (courses.isError) return <LoadFailed error={courses.error} />
  const words = (q ?? '').toLowerCase()
  const shown = (courses.data ?? []).filter(({ values }) =>
    String(values['name']).toLowerCase().includes(words),
  )
  const one = courses.data?.find(({ id }) => id === opened)
  const narrow = (change: Record<string, string | undefined>): void =>
    void navigate({ to: '.', replace: true, search: ((old: object) => ({ ...old, ...change })) as never })
  return (
    <Page
      title={t('title')}
      text={t('text')}
      actions={
        reaches(me, 'organisation', 'write') && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdds(true)}>
            {t('addCourse')}
          </Button>
        )
      }
    >
      <TextInput
        maw={360}
        type="search"
        aria-label={t('find')}
        placeholder={t('find')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q ?? ''}
        onChange={({ currentTarget: { value } }) => narrow({ q: value === '' ? undefined : value })}
      />
      {courses.isPending ? (
        <PageLoading />
      ) : shown.length === 0 ? (
        <NothingHere title={t('none')} text={t('noneText')} />
      ) : (
        <Courses courses={shown} sort={sort} onSort={(next) => narrow({ sort: next })} onOpen={setOpened} />
      )}
      {one && <CourseDetail course={one} onClose={() => setOpened(undefined)} />}
      {adds && <AddCourse onClose={() => setAdds(false)} />}
    </Page>
  )
}

interface CoursesProps {
  readonly courses: readonly RecordVersion[]
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
  readonly onOpen: (id: string) => void
}

function Courses({ courses, sort, onSort, onOpen }: CoursesProps) {
  const t = useTranslations('learn')
  const me = useMe()
  const word = useWords()
  const { moment } = useMoment()
  const { number, day } = useFormat()
  const sessions = useQuery(sessionsQuery(moment, moment.asOf ?? today()))
  const own = useQuery({ ...ownEnrolmentsQuery(moment, me.personId ?? ''), enabled: me.personId !== null })
  const columns = useMemo((): Column<RecordVersion>[] => {
    const next = new Map(
      (sessions.data ?? [])
        .toReversed()
        .map(({ values }) => [String(values['courseId']), String(values['startDate'])]),
    )
    const standing = new Map(
      (own.data ?? []).map(({ values }) => [values['courseId'], String(values['status'])]),
    )
    const text = (value: unknown): string => (typeof value === 'string' ? value : '')
    return [
      {
        id: 'name',
        title: t('course'),
        width: 'minmax(0, 2fr)',
        sortBy: ({ values }) => text(values['name']),
        cell: ({ id, values }) => (
          <Anchor component="button" type="button" fw={550} c="inherit" ta="start" onClick={() => onOpen(id)}>
            {text(values['name'])}
          </Anchor>
        ),
      },
      {
        id: 'format',
        title: t('format'),
        isQuiet: true,
        sortBy: ({ values }) => text(values['format']),
        cell: ({ values }) => text(values['format']) && word(text(values['format'])),
      },
      {
        id: 'hours',
        title: t('hours'),
        isNumber: true,
        isQuiet: true,
        sortBy: ({ values }) => values['hours'] as number | undefined,
        cell: ({ values }) => (typeof values['hours'] === 'number' ? number(values['hours']) : ''),
      },
      {
        id: 'next',
        title: t('next'),
        isQuiet: true,
        sortBy: ({ id }) => next.get(id),
        cell: ({ id }) => (next.has(id) ? day(next.get(id)!) : ''),
      },
      {
        id: 'own',
        title: t('you'),
        cell: ({ id }) =>
          standing.has(id) && (
            <Badge
              variant="dot"
              tt="none"
              fw={500}
              color={standing.get(id) === 'completed' ? 'teal' : 'blue'}
            >
              {word(standing.get(id)!)}
            </Badge>
          ),
      },
    ]
  }, [t, word, number, day, sessions.data, own.data, onOpen])
  return (
    <DataTable
      label={t('title')}
      rows={courses}
      columns={columns}
      idOf={({ id }) => id}
      sort={sort}
      onSort={onSort}
    />
  )
}

function AddCourse({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('learn')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  return (
    <Modal opened onClose={onClose} title={t('addCourse')} closeButtonProps={{ 'aria-label': p('close') }}>
      <RecordForm
        kind="course"
        fields={['name', 'provider', 'format', 'hours', 'cost', 'url', 'description']}
        submit={p('save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await api.records('courses').create({ from: today(), values })
          await queries.invalidateQueries({ queryKey: ['courses'] })
          tellDone(p('changed'))
          onClose()
        }}
      />
    </Modal>
  )
}
