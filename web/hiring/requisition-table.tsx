import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { seesOthers, useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { TwoLines } from '../parts/two-lines.tsx'
import { namesQuery } from '../people/people-queries.ts'
import { inProcessQuery } from './hiring-queries.ts'
import type { Requisition } from './hiring-queries.ts'

/** More lines than are drawn at once. */
const drawnAtOnce = 100

interface RequisitionTableProps {
  readonly requisitions: readonly Requisition[]
  /** Those that the reader works on: of others a recruiter sees no application. */
  readonly own: ReadonlySet<string> | undefined
  readonly onSort: (sort: string | undefined) => void
}

export function RequisitionTable({ requisitions, own, onSort }: RequisitionTableProps) {
  const t = useTranslations('hiring')
  const me = useMe()
  const word = useWords()
  const { moment } = useMoment()
  const { day, number } = useFormat()
  const { sort } = useSearch({ from: '/hiring' })
  const departments = useQuery(namesQuery('departments', moment))
  const places = useQuery(namesQuery('locations', moment))
  const people = useQuery(chartQuery(moment))
  const counts = useQuery({ ...inProcessQuery(moment), enabled: seesOthers(me, 'hiring') })
  const seesAll = me.roles.includes('hr_manager')
  const columns = useMemo((): Column<Requisition>[] => {
    const names = new Map(people.data?.nodes.map(({ id, name }) => [id, name]))
    const unitOf = ({ values }: Requisition) => departments.data?.get(values.departmentId ?? '') ?? ''
    const placeOf = ({ values }: Requisition) => places.data?.get(values.locationId ?? '') ?? ''
    const managerOf = ({ values }: Requisition) => names.get(values.hiringManagerId ?? '')
    const isLate = ({ values }: Requisition): boolean =>
      values.status === 'open' && (values.targetDate ?? '9999') < (moment.asOf ?? today())
    return [
      {
        id: 'name',
        title: t('requisition'),
        width: 'minmax(7rem, 1.4fr)',
        sortBy: ({ values }) => values.name,
        cell: ({ id, values }) => (
          <Anchor
            component={Link}
            to="/hiring/$id"
            params={{ id } as never}
            search={moment as never}
            fw={550}
            c="inherit"
          >
            {values.name}
          </Anchor>
        ),
      },
      {
        id: 'status',
        title: t('status'),
        width: 'minmax(7.2rem, 1fr)',
        sortBy: ({ values }) => values.status,
        cell: ({ values, validFrom }) => (
          <TwoLines first={word(values.status ?? '')} second={t('sinceDay', { day: day(validFrom) })} />
        ),
      },
      {
        id: 'openings',
        title: t('openings'),
        isNumber: true,
        sortBy: ({ values }) => values.openings,
        cell: ({ values }) => number(values.openings ?? 0),
      },
      {
        id: 'inProcess',
        title: t('inProcess'),
        isNumber: true,
        width: 'minmax(5.5rem, 0.5fr)',
        sortBy: ({ id }) => counts.data?.get(id) ?? 0,
        cell: ({ id }) => (seesAll || own?.has(id) === true ? number(counts.data?.get(id) ?? 0) : ''),
      },
      {
        id: 'due',
        title: t('due'),
        width: 'minmax(6rem, 0.8fr)',
        isQuiet: true,
        isNamed: true,
        sortBy: ({ values }) => values.targetDate,
        cell: (requisition) =>
          typeof requisition.values.targetDate === 'string' && (
            <TwoLines
              first={day(requisition.values.targetDate)}
              second={isLate(requisition) ? t('late') : ''}
              isPressing
            />
          ),
      },
      {
        id: 'place',
        title: t('place'),
        width: 'minmax(6.8rem, 1.1fr)',
        isQuiet: true,
        sortBy: (requisition) => `${unitOf(requisition)} ${placeOf(requisition)}`,
        cell: (requisition) => <TwoLines first={unitOf(requisition)} second={placeOf(requisition)} />,
      },
      {
        id: 'manager',
        title: t('manager'),
        width: 'minmax(6.9rem, 1.2fr)',
        isQuiet: true,
        sortBy: managerOf,
        cell: managerOf,
      },
    ]
  }, [t, word, day, number, moment, own, seesAll, departments.data, places.data, people.data, counts.data])
  return (
    <DataTable
      fills={requisitions.length > drawnAtOnce}
      label={t('title')}
      rows={requisitions}
      columns={columns}
      idOf={({ id }) => id}
      sort={sort}
      onSort={onSort}
    />
  )
}
