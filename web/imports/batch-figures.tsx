import { Card, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { batchFiguresQuery } from './import-queries.ts'
import type { BatchLine } from './import-queries.ts'
import { QualityTrend } from './quality-trend.tsx'
import { Standing } from './standing.tsx'
import { useTargetName } from './target-name.ts'
import { useFigureColumns } from './use-figure-columns.ts'

/** What sheets of everybody were like, kind by kind, as counts: no name of a file, no value of a cell. */
export function BatchFigures() {
  const t = useTranslations('quality')
  const batches = useQuery(batchFiguresQuery)
  if (batches.isError) return <LoadFailed error={batches.error} />
  if (batches.isPending) return <PageLoading />
  const series = [...Map.groupBy(batches.data, (batch) => batch.series).values()]
  return (
    <Page title={t('title')} text={t('everybodyText')}>
      {series.length === 0 && <NothingHere title={t('none')} text={t('noneText')} />}
      {series.map((ofSeries) => (
        <SeriesFigures key={ofSeries[0]!.series} batches={ofSeries} />
      ))}
    </Page>
  )
}

function SeriesFigures({ batches }: { readonly batches: readonly BatchLine[] }) {
  const t = useTranslations('quality')
  const { number, instant } = useFormat()
  const figureColumns = useFigureColumns()
  const word = useWords()
  const [newest] = batches
  if (!newest) return null
  const title = newest.about.map(word).join(' · ')
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Group gap="xs" align="baseline">
          <Title order={2}>{title}</Title>
          <Text size="xs" c="dimmed">
            {t('seriesText', { count: batches.length })}
          </Text>
        </Group>
        <Unmet batch={newest} />
        <QualityTrend batches={batches} name={title} />
        <DataTable
          label={title}
          rows={batches}
          idOf={({ measuredAt }) => measuredAt}
          columns={[
            {
              id: 'when',
              title: t('when'),
              width: 'minmax(9rem, 1.5fr)',
              sortBy: ({ measuredAt }) => measuredAt,
              cell: ({ measuredAt }) => instant(measuredAt),
            },
            ...figureColumns,
            {
              id: 'findings',
              title: t('findings'),
              isNumber: true,
              sortBy: ({ unmet }) => unmet.length,
              cell: ({ unmet }) => number(unmet.length),
            },
          ]}
        />
      </Stack>
    </Card>
  )
}

/** What of the newest sheet is not as it should be, by field. */
function Unmet({ batch }: { readonly batch: BatchLine }) {
  const t = useTranslations('quality')
  const nameOf = useTargetName()
  return (
    <Standing
      batch={batch}
      findings={batch.unmet.map(({ source, target }) =>
        t(source === 'expected' ? 'notAsExpected' : 'notAsBefore', {
          field: target === null ? t('wholeSheet') : nameOf(target),
        }),
      )}
    />
  )
}
