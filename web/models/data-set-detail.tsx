import { Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import type { LakeSet } from './model-queries.ts'

type SetColumn = LakeSet['columns'][number]

/** The columns of a data set, what they mean and what is missing in them; no row. */
export function DataSetDetail({ set, onClose }: { readonly set: LakeSet; readonly onClose: () => void }) {
  const t = useTranslations('models.data')
  const { number, share } = useFormat()
  const { rows, hash, isProtected } = set
  const columns = useMemo(
    (): Column<SetColumn>[] => [
      {
        id: 'name',
        title: t('columns'),
        width: 'minmax(0, 2fr)',
        sortBy: ({ name }) => name,
        cell: ({ name, meaning, role }) => (
          <div>
            <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            <Text size="xs" c="dimmed">
              {role === 'subject' ? t('isSubject') : meaning}
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
    [t, number, share, rows],
  )
  return (
    <SidePanel title={set.name} onClose={onClose} size="lg">
      <Stack gap={4}>
        <Text size="sm">
          {t('rows')}: {number(rows)}
          {isProtected && ` · ${t('isProtected')}`}
        </Text>
        <Text size="xs" c="dimmed">
          {t('sameAs', { hash: hash.slice(0, 12) })}
        </Text>
      </Stack>
      <DataTable label={t('columns')} rows={set.columns} columns={columns} idOf={({ name }) => name} />
    </SidePanel>
  )
}
