import { Anchor, Stack, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { lakeSetsQuery, newestSets } from './model-queries.ts'
import type { LakeSet } from './model-queries.ts'

type Line = LakeSet & { readonly older: number }

/** Plain copies of records: what rows to learn from are made of, and rarely learned from as they are. */
const isCopy = ({ name }: Line): boolean => /^(protected\/)?(facts|changes|as_of)\//.test(name)

/** What can be learned from: the newest data set of each name. */
export function DataSetTable() {
  const t = useTranslations('models.data')
  const { number, day, instant } = useFormat()
  const said = useSaid()
  const sets = useQuery(lakeSetsQuery)
  const [showsCopies, setShowsCopies] = useState(false)
  const columns = useMemo(
    (): Column<Line>[] => [
      {
        id: 'name',
        title: t('title'),
        width: 'minmax(0, 2fr)',
        sortBy: ({ name }) => name,
        cell: ({ name }) => (
          <Anchor
            component={Link}
            to="/models/data-sets/$"
            params={{ _splat: name } as never}
            fw={550}
            c="inherit"
            style={{ overflowWrap: 'anywhere' }}
          >
            {name}
          </Anchor>
        ),
      },
      {
        id: 'rows',
        title: t('rows'),
        isNumber: true,
        sortBy: ({ rows }) => rows,
        cell: ({ rows }) => number(rows),
      },
      {
        id: 'columns',
        title: t('columns'),
        isNumber: true,
        sortBy: (set) => set.columns.length,
        cell: (set) => number(set.columns.length),
      },
      {
        id: 'source',
        title: t('source'),
        isQuiet: true,
        width: 'minmax(0, 2.2fr)',
        cell: ({ source }) => said(source),
      },
      {
        id: 'asOf',
        title: t('asOf'),
        isQuiet: true,
        sortBy: ({ asOf }) => asOf,
        cell: ({ asOf }) => asOf !== null && day(asOf.slice(0, 10)),
      },
      {
        id: 'written',
        title: t('written'),
        isQuiet: true,
        width: 'minmax(0, 1.4fr)',
        sortBy: ({ writtenAt }) => writtenAt,
        cell: ({ writtenAt, older }) =>
          [instant(writtenAt), older > 0 && t('older', { count: older })].filter(Boolean).join(' · '),
      },
    ],
    [t, said, number, day, instant],
  )
  if (sets.isError) return <LoadFailed error={sets.error} />
  if (sets.isPending) return <PageLoading />
  const lines = newestSets(sets.data)
  if (lines.length === 0) return <NothingHere title={t('none')} text={t('noneText')} />
  const made = lines.filter((line) => !isCopy(line))
  const copies = lines.length - made.length
  return (
    <Stack gap="md">
      {copies > 0 && made.length > 0 && (
        <Switch
          label={t('copies', { count: copies })}
          checked={showsCopies}
          onChange={(event) => setShowsCopies(event.currentTarget.checked)}
        />
      )}
      <DataTable
        label={t('title')}
        rows={showsCopies || made.length === 0 ? lines : made}
        columns={columns}
        idOf={({ name }) => name}
      />
    </Stack>
  )
}
