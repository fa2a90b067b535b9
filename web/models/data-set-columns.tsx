import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import type { LakeSet } from './model-queries.ts'

type SetColumn = LakeSet['columns'][number]

/** The columns of a data set, what they mean and what is missing in them; no row. */
export function DataSetColumns({ set }: { readonly set: LakeSet }) {
  const t = useTranslations('models.data')
  const said = useSaid()
  const { number, share } = useFormat()
  const { rows, declarations } = set
  const columns = useMemo(
    (): Column<SetColumn>[] => [
      {
        id: 'name',
        title: t('columns'),
        width: 'minmax(0, 2fr)',
        sortBy: ({ name }) => name,
        cell: ({ name, meaning, role }) => (
          <div>
            <ColumnName name={name} isFeature={declarations !== null && isFeatureName(name)} />
            <Text size="xs" c="dimmed">
              {role === 'subject' ? t('isSubject') : said(meaning)}
            </Text>
          </div>
        ),
      },
      { id: 'type', title: t('type'), width: 'minmax(0, 0.7fr)', isQuiet: true, cell: ({ type }) => type },
      {
        id: 'distinct',
        title: t('distinct'),
        isNumber: true,
        sortBy: ({ distinct }) => distinct,
        cell: ({ distinct }) => number(distinct),
      },
      {
        id: 'missing',
        title: t('missing'),
        isNumber: true,
        sortBy: ({ missing }) => missing,
        cell: ({ missing }) => (missing === 0 || rows === 0 ? '–' : share(missing / rows)),
      },
    ],
    [t, said, number, share, rows, declarations],
  )
  return <DataTable label={t('columns')} rows={set.columns} columns={columns} idOf={({ name }) => name} />
}

/** Features are called so; other columns of a data set of features are not. */
const isFeatureName = (name: string): boolean => /^(emp|pay|survey|team|learn|work)_/.test(name)

function ColumnName({ name, isFeature }: { readonly name: string; readonly isFeature: boolean }) {
  const style = { overflowWrap: 'anywhere' } as const
  if (!isFeature)
    return (
      <Text size="sm" fw={550} style={style}>
        {name}
      </Text>
    )
  return (
    <Anchor
      component={Link}
      to="/models/features/$feature"
      params={{ feature: name } as never}
      size="sm"
      fw={550}
      style={style}
    >
      {name}
    </Anchor>
  )
}
