import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { ChosenActs, mostChosen } from './many/chosen-acts.tsx'
import { peopleColumns } from './people-columns.ts'
import type { PeopleColumn } from './people-columns.ts'
import { fullName } from './people-queries.ts'
import type { PersonLine } from './people-queries.ts'

interface PeopleTableProps {
  readonly people: readonly PersonLine[]
  readonly columns: readonly PeopleColumn[]
  /** How many there are; the table grows towards it. */
  readonly total: number
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
  readonly onEnd: () => void
  /** Gives all of them. */
  readonly onWhole: () => Promise<readonly PersonLine[]>
}

/** How each column is shown; ordering is the server's. */
const shown: Readonly<Record<PeopleColumn, Omit<Column<PersonLine>, 'id' | 'title'>>> = {
  number: { width: 'minmax(5rem, 0.6fr)', isQuiet: true, cell: ({ employeeNumber }) => employeeNumber },
  position: { width: 'minmax(8rem, 1.3fr)', cell: ({ title }) => title },
  department: { isQuiet: true, cell: ({ departmentName }) => departmentName },
  place: { width: 'minmax(6rem, 0.8fr)', isQuiet: true, cell: ({ locationName }) => locationName },
  manager: {
    isQuiet: true,
    isNamed: true,
    cell: ({ managerId, managerName }) =>
      managerId !== null && <PersonLink id={managerId} name={managerName ?? ''} />,
  },
  email: { width: 'minmax(8rem, 1.2fr)', isQuiet: true, cell: ({ workEmail }) => workEmail },
}

/** People, a line each; only the lines in sight are drawn. */
export function PeopleTable({ people, columns, total, sort, onSort, onEnd, onWhole }: PeopleTableProps) {
  const t = useTranslations('people')
  const defined = useMemo(
    (): Column<PersonLine>[] => [
      {
        id: 'name',
        title: t('name'),
        width: 'minmax(9rem, 1.3fr)',
        sortBy: ({ lastName }) => lastName,
        cell: ({ id, ...person }) => <PersonLink id={id} name={fullName(person)} isMain />,
      },
      ...columns.map((name) => ({
        ...shown[name],
        id: name,
        title: t(name),
        ...(peopleColumns[name] !== undefined && { sortBy: () => '' }),
      })),
    ],
    [t, columns],
  )
  return (
    <DataTable
      fills
      comesSorted
      label={t('title')}
      rows={people}
      columns={defined}
      idOf={({ id }) => id}
      nameOf={fullName}
      actions={(chosen, clear) => <ChosenActs people={chosen} onDone={clear} />}
      {...(total <= mostChosen && { onWhole })}
      total={total}
      sort={sort}
      onSort={onSort}
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
