import { Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { accessesQuery } from './own-queries.ts'
import type { Access } from './own-queries.ts'

/** Who read or changed one's data, when and for what. */
export function OwnAccesses() {
  const t = useTranslations('own')
  const word = useWords()
  const { instant } = useFormat()
  const pages = useInfiniteQuery(accessesQuery)
  const columns = useMemo(
    (): Column<Access>[] => [
      {
        id: 'by',
        title: t('who'),
        cell: ({ by }) =>
          by ?? (
            <Text size="sm" c="dimmed">
              {t('withheld')}
            </Text>
          ),
      },
      {
        id: 'what',
        title: t('what'),
        width: 'minmax(0, 1.6fr)',
        cell: ({ act, entity }) => `${word(act)} · ${word(entity)}`,
      },
      { id: 'for', title: t('purpose'), isQuiet: true, cell: ({ purpose }) => word(purpose) },
      {
        id: 'at',
        title: t('when'),
        isQuiet: true,
        cell: ({ at }) => <span className="number">{instant(at)}</span>,
      },
    ],
    [t, word, instant],
  )
  if (pages.isError) return <LoadFailed error={pages.error} />
  if (pages.isPending) return <PageLoading />
  const lines = pages.data.pages.flatMap(({ items }) => items)
  if (lines.length === 0) return <NothingHere title={t('noAccess')} text={t('noAccessText')} />
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t('accessesText')}
      </Text>
      <DataTable label={t('tabs.accesses')} rows={lines} columns={columns} idOf={({ id }) => String(id)} />
      <MoreButton pages={pages} />
    </>
  )
}
