import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { BatchFigures } from './batch-figures.tsx'
import { qualityOverTimeQuery } from './import-queries.ts'
import type { QualityLine } from './import-queries.ts'
import { QualityTrend } from './quality-trend.tsx'
import { Standing } from './standing.tsx'
import { useFindingText } from './use-finding-text.ts'
import { useFigureColumns } from './use-figure-columns.ts'

/** How good sheets were that came one after another: one's own, or those of everybody as counts for who works with what came of them. */
export function QualityPage() {
  const me = useMe()
  const bringsSheets = me.roles.some((role) => role !== 'data_scientist' && role !== 'administrator')
  return bringsSheets ? <OwnSheets /> : <BatchFigures />
}

function OwnSheets() {
  const t = useTranslations('quality')
  const batches = useQuery(qualityOverTimeQuery)
  if (batches.isError) return <LoadFailed error={batches.error} />
  if (batches.isPending) return <PageLoading />
  const series = [...Map.groupBy(batches.data, (batch) => batch.series).values()]
  return (
    <Page title={t('title')} text={t('text')}>
      {series.length === 0 && (
        <NothingHere title={t('none')} text={t('noneText')}>
          <Button component={Link} to="/imports" mt="sm">
            {t('toImports')}
          </Button>
        </NothingHere>
      )}
      {series.map((ofSeries) => (
        <Series key={ofSeries[0]!.series} batches={ofSeries} />
      ))}
    </Page>
  )
}

/** Sheets with the same columns, the newest first. */
function Series({ batches }: { readonly batches: readonly QualityLine[] }) {
  const t = useTranslations('quality')
  const i = useTranslations('imports')
  const { number, instant } = useFormat()
  const figureColumns = useFigureColumns()
  const textOf = useFindingText()
  const [newest] = batches
  if (!newest) return null
  return (
    <Card withBorder>
      <Stack gap="sm">
        <div>
          <Title order={2}>{newest.fileName}</Title>
          <Text size="xs" c="dimmed">
            {t('seriesText', { count: batches.length })}
          </Text>
        </div>
        <Standing batch={newest} findings={newest.findings.map(textOf)} />
        <QualityTrend batches={batches} name={newest.fileName} />
        <DataTable
          label={newest.fileName}
          rows={batches}
          idOf={({ importId }) => importId}
          columns={[
            {
              id: 'when',
              title: t('when'),
              width: 'minmax(9rem, 1.5fr)',
              sortBy: ({ measuredAt }) => measuredAt,
              cell: ({ importId, measuredAt }) => (
                <Anchor component={Link} to="/imports/$id" params={{ id: importId } as never} c="inherit">
                  {instant(measuredAt)}
                </Anchor>
              ),
            },
            {
              id: 'file',
              title: t('file'),
              width: 'minmax(7rem, 1.2fr)',
              isQuiet: true,
              cell: ({ fileName }) => fileName,
            },
            { id: 'state', title: t('state'), isQuiet: true, cell: ({ state }) => i(`states.${state}`) },
            ...figureColumns,
            {
              id: 'changed',
              title: t('changed'),
              isNumber: true,
              sortBy: ({ changed }) => changed,
              cell: ({ changed }) => number(changed),
            },
            {
              id: 'findings',
              title: t('findings'),
              isNumber: true,
              sortBy: ({ findings }) => findings.length,
              cell: ({ findings }) => number(findings.length),
            },
            ...(batches.some(({ acceptedReason }) => acceptedReason !== null)
              ? [
                  {
                    id: 'reason',
                    title: t('reason'),
                    isQuiet: true,
                    cell: ({ acceptedReason }: QualityLine) => acceptedReason,
                  },
                ]
              : []),
          ]}
        />
        <Group gap="xs" justify="end">
          <Anchor component={Link} to="/imports/$id" params={{ id: newest.importId } as never} size="sm">
            {t('toNewest')}
          </Anchor>
        </Group>
      </Stack>
    </Card>
  )
}
