import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { fullName } from './people-queries.ts'
import type { PersonLine } from './people-queries.ts'

interface PeopleTableProps {
  readonly people: readonly PersonLine[]
  /** How many there are; the table grows towards it. */
  readonly total: number
  readonly onEnd: () => void
}

/** People, a line each; only the lines in sight are drawn. */
export function PeopleTable({ people, total, onEnd }: PeopleTableProps) {
  const t = useTranslations('people')
  const columns = useMemo(
    (): Column<PersonLine>[] => [
      {
        id: 'name',
        title: t('name'),
        width: 'minmax(9rem, 1.3fr)',
        cell: ({ id, ...person }) => <PersonLink id={id} name={fullName(person)} isMain />,
      },
      { id: 'position', title: t('position'), width: 'minmax(8rem, 1.3fr)', cell: ({ title }) => title },
      { id: 'department', title: t('department'), isQuiet: true, cell: (person) => person.departmentName },
      {
        id: 'place',
        title: t('place'),
        isQuiet: true,
        width: 'minmax(6rem, 0.8fr)',
        cell: (person) => person.locationName,
      },
      {
        id: 'manager',
        title: t('manager'),
        isQuiet: true,
        cell: ({ managerId, managerName }) =>
          managerId !== null && <PersonLink id={managerId} name={managerName ?? ''} />,
      },
    ],
    [t],
  )
  return (
    <DataTable
      fills
      label={t('title')}
      rows={people}
      columns={columns}
      idOf={({ id }) => id}
      total={total}
      onEnd={onEnd}
    />
  )
}

interface PersonLinkProps {
  readonly id: string
  readonly name: string
  readonly isMain?: boolean
}

function PersonLink({ id, name, isMain = false }: PersonLinkProps) {
  const { moment } = useMoment()
  return (
    <Anchor
      component={Link}
      to="/people/$id"
      params={{ id } as never}
      search={moment as never}
      {...(isMain ? { fw: 550, c: 'inherit' } : { c: 'dimmed' })}
    >
      {name}
    </Anchor>
  )
}
