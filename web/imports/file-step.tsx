import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { ImportNotes } from './import-notes.tsx'
import { sampleQuery } from './import-queries.ts'
import type { WholeImport } from './import-queries.ts'
import { ReadingOptions } from './reading-options.tsx'
import { UploadBox } from './upload-box.tsx'
import classes from './sheet.module.css'

/** The first rows as they were read, and how to read them another way: sheet, header, delimiter. */
export function FileStep({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const navigate = useNavigate()
  if (found.columns.length === 0)
    return (
      <>
        <Text>{t('notRead')}</Text>
        <ReadingOptions found={found} />
        <UploadBox />
      </>
    )
  return (
    <>
      <ImportNotes found={found} />
      <ReadingOptions found={found} />
      <Preview found={found} />
      <Group justify="end">
        <Button onClick={() => void navigate({ to: '.', search: { step: 'columns' } as never })}>
          {t('next', { step: t('steps.columns') })}
        </Button>
      </Group>
    </>
  )
}

function Preview({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const rows = useQuery(sampleQuery(found.id, found.changedAt))
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">
        {t('preview')}
      </Text>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('preview')}>
        <Table fz="sm" verticalSpacing={4} className={classes['sheet']}>
          <Table.Thead>
            <Table.Tr>
              {found.columns.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(rows.data ?? []).slice(0, 8).map(({ row, cells }) => (
              <Table.Tr key={row}>
                {cells.map((cell, place) => (
                  <Table.Td key={found.columns[place]}>{String(cell ?? '')}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  )
}
