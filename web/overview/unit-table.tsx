import { Anchor, Group, Text, Title } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { useSort } from '../app/use-sort.ts'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { lastDayOf } from './months.ts'
import { signed } from './signed.ts'
import type { Unit } from './units-of.ts'

interface UnitTableProps {
  readonly whole: Unit
  readonly units: readonly Unit[]
  readonly isExact: boolean
  readonly by: string
  readonly span: { readonly from: string; readonly to: string }
}

/** Units with what became of them, the largest fall first; each leads to who moved there. */
export function UnitTable({ units, isExact, by, span }: UnitTableProps) {
  const t = useTranslations('overview')
  const { number, month } = useFormat()
  const { unit: chosen } = useSearch({ from: '/overview' })
  const [sort, setSort] = useSort()
  const seesPeople = reaches(useMe(), 'directory')
  const columns = useMemo((): Column<Unit>[] => {
    const shown = (value: number | null) =>
      value === null ? <span title={t('hidden')}>–</span> : number(value)
    const count = (id: 'before' | 'now' | 'joined' | 'left', title: string): Column<Unit> => ({
      id,
      title,
      isNumber: true,
      width: '5.5rem',
      sortBy: (unit) => unit[id],
      cell: (unit) => shown(unit[id]),
    })
    const has = (id: 'joined' | 'left'): boolean => units.some((unit) => (unit[id] ?? 0) > 0)
    return [
      {
        id: 'name',
        title: t(`by.${by as 'department'}`),
        width: 'minmax(9rem, 2fr)',
        sortBy: ({ name }) => name,
        cell: ({ id, name }) => (
          <Anchor
            component={Link}
            to="/overview"
            search={((old: object) => ({ ...old, unit: id === chosen ? undefined : id })) as never}
            replace
            fw={id === chosen ? 700 : 550}
            c="inherit"
            aria-current={id === chosen || undefined}
          >
            {name}
          </Anchor>
        ),
      },
      count('before', month(span.from)),
      count('now', month(span.to)),
      {
        id: 'change',
        title: t('change'),
        isNumber: true,
        width: '5.5rem',
        sortBy: ({ change }) => change,
        cell: ({ change }) => (
          <Text
            span
            size="sm"
            fw={600}
            c={change !== null && change < 0 ? 'var(--mantine-color-error)' : 'inherit'}
          >
            {signed(change, number)}
          </Text>
        ),
      },
      ...(has('joined') ? [count('joined', t('joined'))] : []),
      ...(has('left') ? [count('left', t('left'))] : []),
      ...(seesPeople && (by === 'department' || by === 'location')
        ? [
            {
              id: 'people',
              title: t('who'),
              width: '6rem',
              cell: ({ id }: Unit) =>
                id !== '?' && (
                  <Anchor
                    component={Link}
                    to="/people"
                    search={
                      {
                        asOf: lastDayOf(span.to),
                        [by === 'department' ? 'departmentId' : 'locationId']: id,
                      } as never
                    }
                    size="sm"
                  >
                    {t('toPeople')}
                  </Anchor>
                ),
            },
          ]
        : []),
    ]
  }, [t, number, month, by, chosen, span.from, span.to, units, seesPeople])
  const [first] = units
  const isFall = first?.change !== undefined && first.change !== null && first.change < 0
  return (
    <div>
      <Group justify="space-between" mb="xs">
        <div>
          <Title order={2}>
            {isFall
              ? t('fell', { unit: first.name, count: -first.change! })
              : t('noFall', { by: t(`by.${by as 'department'}`).toLowerCase() })}
          </Title>
          <Text size="xs" c="dimmed">
            {t(isExact ? 'exact' : 'rounded')} · {t('period', { from: month(span.from), to: month(span.to) })}
          </Text>
        </div>
      </Group>
      <DataTable
        label={t('byUnit')}
        rows={units}
        columns={columns}
        idOf={({ id }) => id}
        sort={sort}
        onSort={setSort}
      />
    </div>
  )
}
