import { Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { actIn } from '../language/act-words.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { TwoLines } from '../parts/two-lines.tsx'
import { accessesQuery } from './own-queries.ts'
import { foldAccesses } from './fold-accesses.ts'
import type { FoldedAccess } from './fold-accesses.ts'

/** Who read or changed one's data, when and for what. */
export function OwnAccesses() {
  const t = useTranslations('own')
  const word = useWords()
  const language = useLocale()
  const { instant } = useFormat()
  const pages = useInfiniteQuery(accessesQuery)
  const columns = useMemo(
    (): Column<FoldedAccess>[] => [
      {
        id: 'by',
        title: t('who'),
        width: 'minmax(0, 1.5fr)',
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
        width: 'minmax(0, 2fr)',
        cell: ({ acts }) =>
          [...acts].map(([act, entities]) => (
            <Text key={act} size="sm">
              {actIn(language, act)}: {[...entities].map((entity) => word(entity).toLowerCase()).join(', ')}
            </Text>
          )),
      },
      { id: 'for', title: t('purpose'), isQuiet: true, cell: ({ purpose }) => word(purpose) },
      {
        id: 'at',
        title: t('when'),
        isQuiet: true,
        cell: ({ at, times }) => (
          <span className="number">
            <TwoLines first={instant(at)} second={times === 1 ? '' : t('times', { count: times })} />
          </span>
        ),
      },
    ],
    [t, word, language, instant],
  )
  if (pages.isError) return <LoadFailed error={pages.error} />
  if (pages.isPending) return <PageLoading />
  const lines = foldAccesses(pages.data.pages.flatMap(({ items }) => items))
  if (lines.length === 0) return <NothingHere title={t('noAccess')} text={t('noAccessText')} />
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('accessesText')}
      </Text>
      <DataTable label={t('tabs.accesses')} rows={lines} columns={columns} idOf={({ id }) => id} />
      <MoreButton pages={pages} />
    </Stack>
  )
}
