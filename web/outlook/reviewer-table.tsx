import { Badge, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { figuresQuery } from './outlook-queries.ts'
import type { ReviewerFigures } from './outlook-queries.ts'

/** How each reviewer decides: how often as suggested, how long, what is open and late. */
export function ReviewerTable() {
  const t = useTranslations('outlook')
  const { share, number } = useFormat()
  const figures = useQuery(figuresQuery)
  const names = figures.data?.names
  const columns = useMemo(
    (): Column<ReviewerFigures>[] => [
      {
        id: 'reviewer',
        title: t('reviewer'),
        width: 'minmax(0, 1.6fr)',
        sortBy: ({ accountId }) => names?.[accountId],
        cell: ({ accountId }) => names?.[accountId] ?? t('somebody'),
      },
      {
        id: 'decisions',
        title: t('decisions'),
        isNumber: true,
        sortBy: ({ decisions }) => decisions,
        cell: ({ decisions }) => number(decisions),
      },
      {
        id: 'agreement',
        title: t('agreement'),
        width: 'minmax(0, 1fr)',
        sortBy: ({ agreement }) => agreement ?? undefined,
        cell: ({ decisions, told, blind, agreement, isNearTotal }) =>
          decisions > 0 && (
            <>
              {agreement !== null && (
                <>
                  <span className="number">{share(agreement)}</span>{' '}
                  <Text span size="xs" c="dimmed">
                    {t('ofTold', { count: told })}
                  </Text>{' '}
                </>
              )}
              {blind > 0 && (
                <Text span size="xs" c="dimmed">
                  {t('blindOnes', { count: blind })}
                </Text>
              )}{' '}
              {isNearTotal && (
                <Badge variant="dot" color="orange" tt="none" fw={500}>
                  {t('nearTotal')}
                </Badge>
              )}
            </>
          ),
      },
      {
        id: 'time',
        title: t('time'),
        width: 'minmax(0, 0.8fr)',
        sortBy: ({ medianSeconds }) => medianSeconds,
        cell: ({ decisions, medianSeconds }) =>
          decisions > 0 &&
          (medianSeconds < 60
            ? t('seconds', { count: Math.round(medianSeconds) })
            : t('minutes', { count: Math.round(medianSeconds / 60) })),
      },
      { id: 'open', title: t('open'), isNumber: true, sortBy: ({ open }) => open, cell: ({ open }) => open },
      {
        id: 'late',
        title: t('late'),
        isNumber: true,
        sortBy: ({ overdue }) => overdue,
        cell: ({ overdue }) => overdue,
      },
    ],
    [t, share, number, names],
  )
  if (figures.isError) return <LoadFailed error={figures.error} />
  if (figures.isPending) return <PageLoading />
  if (figures.data.items.length === 0) return <NothingHere title={t('noFigures')} />
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw={640}>
        {t('figuresText')}
      </Text>
      <DataTable
        label={t('tabs.figures')}
        rows={figures.data.items}
        columns={columns}
        idOf={({ accountId }) => accountId}
      />
    </Stack>
  )
}
