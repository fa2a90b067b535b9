import { Anchor, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed } from '../parts/states.tsx'
import { importsQuery } from './import-queries.ts'
import type { ImportLine } from './import-queries.ts'
import { UploadBox } from './upload-box.tsx'

/** Where a sheet of people begins its way into the records, and what became of earlier ones. */
export function ImportsPage() {
  const t = useTranslations('imports')
  const imports = useQuery(importsQuery)
  return (
    <Page title={t('title')} text={t('text')}>
      <UploadBox />
      {imports.isError && <LoadFailed error={imports.error} />}
      {imports.data && imports.data.length > 0 && (
        <Stack gap="xs">
          <Title order={2}>{t('earlier')}</Title>
          <ImportList imports={imports.data} />
        </Stack>
      )}
    </Page>
  )
}

function ImportList({ imports }: { readonly imports: readonly ImportLine[] }) {
  const t = useTranslations('imports')
  const { instant, number } = useFormat()
  const columns = useMemo(
    (): Column<ImportLine>[] => [
      {
        id: 'file',
        title: t('file'),
        width: 'minmax(0, 2fr)',
        sortBy: ({ fileName }) => fileName,
        cell: ({ id, fileName }) => (
          <Anchor component={Link} to="/imports/$id" params={{ id } as never} fw={550} c="inherit">
            {fileName}
          </Anchor>
        ),
      },
      { id: 'state', title: t('stateTitle'), cell: ({ state }) => t(`states.${state}`) },
      {
        id: 'rows',
        title: t('rows'),
        isNumber: true,
        isQuiet: true,
        sortBy: (line) => line.rowCount,
        cell: ({ rowCount }) => number(rowCount),
      },
      {
        id: 'result',
        title: t('result'),
        width: 'minmax(0, 2fr)',
        isQuiet: true,
        cell: ({ counts }) =>
          counts &&
          t('resultLine', {
            created: counts.rows.created,
            updated: counts.rows.updated,
            rejected: counts.rows.rejected,
          }),
      },
      {
        id: 'when',
        title: t('when'),
        isQuiet: true,
        sortBy: ({ changedAt }) => changedAt,
        cell: ({ changedAt }) => instant(changedAt),
      },
    ],
    [t, number, instant],
  )
  return <DataTable label={t('earlier')} rows={imports} columns={columns} idOf={({ id }) => id} />
}
