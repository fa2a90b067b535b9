import { Button, Group, NumberInput, Select, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { WholeImport } from './import-queries.ts'
import { Fold } from '../parts/fold.tsx'
import { useReadAgain } from './use-read-again.ts'

type Reading = WholeImport['reading']

const isText = (fileName: string): boolean => /\.(csv|tsv|txt)$/i.test(fileName)
const isWorkbook = (fileName: string): boolean => /\.xlsx$/i.test(fileName)
const encodings = ['utf-8', 'windows-1252', 'iso-8859-2', 'utf-16le']
const formats = ['csv', 'tsv', 'xlsx', 'json', 'jsonl', 'parquet']

/** How the file is read: the sheet of a workbook, the row with the names of the columns, what parts them, how letters are written. */
export function ReadingOptions({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const [reading, setReading] = useState(found.reading)
  const { read, isPending } = useReadAgain(found)
  const say = (change: { readonly [Name in keyof Reading]?: Reading[Name] | undefined }): void =>
    setReading((old) => {
      const entries = Object.entries({ ...old, ...change }).filter(([, value]) => value !== undefined)
      return Object.fromEntries(entries) as Reading
    })
  const isChanged = JSON.stringify(reading) !== JSON.stringify(found.reading)
  const isRead = found.columns.length > 0
  const text = isText(found.fileName)
  if (isRead && !text && !isWorkbook(found.fileName)) return null
  const hasHeader = reading.header ?? !found.notes.some(({ code }) => code === 'no-header-guessed')
  /** Something of the file, chosen among some or left to be found out. */
  const choice = (
    name: 'format' | 'delimiter' | 'encoding' | 'quote',
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      label={t(name)}
      w={190}
      data={[{ value: '', label: t('found') }, ...options]}
      allowDeselect={false}
      value={reading[name] === undefined ? '' : reading[name] || 'none'}
      onChange={(value) => say({ [name]: value === '' ? undefined : value === 'none' ? '' : value })}
    />
  )
  // Where it was found out without a doubt, nobody needs it at once.
  const isPlain =
    isRead &&
    Object.keys(found.reading).length === 0 &&
    found.sheets.length <= 1 &&
    !isChanged &&
    !found.notes.some(isOfReading)
  const options = (
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
      {!isRead &&
        choice(
          'format',
          formats.map((value) => ({ value, label: value.toUpperCase() })),
        )}
      {text &&
        choice('delimiter', [
          { value: ',', label: t('comma') },
          { value: ';', label: t('semicolon') },
          { value: '\t', label: t('tab') },
          { value: '|', label: '|' },
        ])}
      {text &&
        choice(
          'encoding',
          encodings.map((value) => ({ value, label: value.toUpperCase() })),
        )}
      {text && !isRead && choice('quote', [{ value: 'none', label: t('noQuotes') }])}
      <Switch
        label={t('header')}
        checked={hasHeader}
        onChange={({ currentTarget: { checked } }) =>
          say({ header: checked, ...(!checked && { headerRow: undefined }) })
        }
        mb={8}
      />
      {hasHeader && (
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
        variant={isChanged || !isRead ? 'filled' : 'default'}
        loading={isPending}
        onClick={() => read(reading)}
      >
        {t('readAgain')}
      </Button>
    </Group>
  )
  return (
    <Fold title={t('reading')} isOpenAtFirst={!isPlain}>
      {options}
    </Fold>
  )
}

/** What was guessed of how the file is written. */
const isOfReading = ({ code }: { readonly code: string }): boolean =>
  /header|delimiter|encoding|quote/.test(code)
