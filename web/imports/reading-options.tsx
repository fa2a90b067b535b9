import { Button, Card, Group, NumberInput, Select, Switch } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { tellFailed } from '../parts/tell.tsx'
import { importQuery } from './import-queries.ts'
import type { WholeImport } from './import-queries.ts'

type Reading = WholeImport['reading']

const isText = (fileName: string): boolean => /\.(csv|tsv|txt)$/i.test(fileName)
const isWorkbook = (fileName: string): boolean => /\.xlsx$/i.test(fileName)

/** How the file is read: the sheet of a workbook, the row with the names of the columns, what parts them. */
export function ReadingOptions({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const queries = useQueryClient()
  const [reading, setReading] = useState(found.reading)
  const read = useMutation({
    mutationFn: () => api.call('readImportSheet', { params: { id: found.id }, body: { reading } }),
    onSuccess: ({ data }) => queries.setQueryData(importQuery(found.id).queryKey, data),
    onError: (error) => tellFailed(t('refused'), error),
  })
  const say = (change: { readonly [Name in keyof Reading]?: Reading[Name] | undefined }): void =>
    setReading((old) => {
      const entries = Object.entries({ ...old, ...change }).filter(([, value]) => value !== undefined)
      return Object.fromEntries(entries) as Reading
    })
  const isChanged = JSON.stringify(reading) !== JSON.stringify(found.reading)
  if (!isText(found.fileName) && !isWorkbook(found.fileName)) return null
  return (
    <Card withBorder>
      <Group align="end" gap="md">
        {found.sheets.length > 1 && (
          <Select
            label={t('sheet')}
            data={[...found.sheets]}
            allowDeselect={false}
            searchable={found.sheets.length > 10}
            value={reading.sheet ?? found.sheet}
            onChange={(sheet) => say({ sheet: sheet ?? undefined, headerRow: undefined })}
          />
        )}
        {isText(found.fileName) && (
          <Select
            label={t('delimiter')}
            w={220}
            data={[
              { value: '', label: t('found') },
              { value: ',', label: t('comma') },
              { value: ';', label: t('semicolon') },
              { value: '\t', label: t('tab') },
              { value: '|', label: '|' },
            ]}
            allowDeselect={false}
            value={reading.delimiter ?? ''}
            onChange={(delimiter) =>
              say({ delimiter: delimiter === '' ? undefined : (delimiter ?? undefined) })
            }
          />
        )}
        <Switch
          label={t('header')}
          checked={reading.header ?? true}
          onChange={({ currentTarget: { checked } }) =>
            say({ header: checked ? undefined : false, ...(!checked && { headerRow: undefined }) })
          }
          mb={8}
        />
        {reading.header !== false && (
          <NumberInput
            label={t('headerRow')}
            placeholder={t('found')}
            w={160}
            min={1}
            max={1000}
            allowDecimal={false}
            value={reading.headerRow ?? ''}
            onChange={(row) => say({ headerRow: typeof row === 'number' ? row : undefined })}
          />
        )}
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
