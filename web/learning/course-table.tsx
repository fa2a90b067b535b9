import { Anchor, Badge, Text } from '@mantine/core'
import type { RecordVersion } from '@cadre/contract/client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { ownEnrolmentsQuery, sessionsQuery } from './learning-queries.ts'

interface CourseTableProps {
  readonly courses: readonly RecordVersion[]
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
  readonly onOpen: (id: string) => void
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Courses with when they are given next and where the reader stands. */
export function CourseTable({ courses, sort, onSort, onOpen }: CourseTableProps) {
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
        isNamed: true,
        sortBy: ({ id }) => next.get(id),
        cell: ({ id }) =>
          next.has(id) ? (
            day(next.get(id)!)
          ) : (
            <Text span size="sm" c="dimmed">
              {t('notPlanned')}
            </Text>
          ),
      },
      ...(standing.size === 0
        ? []
        : [
            {
              id: 'own',
              title: t('you'),
              cell: ({ id }: RecordVersion) =>
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
          ]),
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
