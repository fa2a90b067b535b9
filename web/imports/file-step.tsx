import { Button, Card, Group, Select, Stack, Switch, Table, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { tellFailed } from '../parts/tell.tsx'
import { ImportNotes } from './import-notes.tsx'
import { importQuery, sampleQuery } from './import-queries.ts'
import type { WholeImport } from './import-queries.ts'
import { UploadBox } from './upload-box.tsx'
import classes from './sheet.module.css'

const isText = (fileName: string): boolean => /\.(csv|tsv|txt)$/i.test(fileName)

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
      <ImportNotes notes={found.notes} />
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

function ReadingOptions({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const queries = useQueryClient()
  const [reading, setReading] = useState(found.reading)
  const read = useMutation({
    mutationFn: () => api.call('readImportSheet', { params: { id: found.id }, body: { reading } }),
    onSuccess: ({ data }) => queries.setQueryData(importQuery(found.id).queryKey, data),
    onError: (error) => tellFailed(t('refused'), error),
  })
  const isChanged = JSON.stringify(reading) !== JSON.stringify(found.reading)
  const isWorkbook = /\.xlsx$/i.test(found.fileName)
  return (
    <Card withBorder>
      <Group align="end" gap="md">
        {isWorkbook && (
          <TextInput
            label={t('sheet')}
            description={t('sheetHint')}
            value={reading.sheet ?? ''}
            onChange={({ currentTarget: { value } }) => {
              const { sheet: _, ...rest } = reading
              setReading(value === '' ? rest : { ...rest, sheet: value })
            }}
          />
        )}
        {isText(found.fileName) && (
          <Select
            label={t('delimiter')}
            w={180}
            data={[
              { value: '', label: t('found') },
              { value: ',', label: t('comma') },
              { value: ';', label: t('semicolon') },
              { value: '\t', label: t('tab') },
              { value: '|', label: '|' },
            ]}
            allowDeselect={false}
            value={reading.delimiter ?? ''}
            onChange={(value) => {
              const { delimiter: _, ...rest } = reading
              setReading(value === null || value === '' ? rest : { ...rest, delimiter: value })
            }}
          />
        )}
        <Switch
          label={t('header')}
          checked={reading.header ?? true}
          onChange={({ currentTarget: { checked } }) => setReading({ ...reading, header: checked })}
          mb={8}
        />
        <Button
          variant={isChanged || found.columns.length === 0 ? 'filled' : 'default'}
          loading={read.isPending}
          onClick={() => read.mutate()}
        >
          {t('readAgain')}
        </Button>
      </Group>
    </Card>
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
