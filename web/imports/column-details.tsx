import { Group, Select, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useWords } from '../language/use-words.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import type { ColumnMapping, SheetRow } from './import-queries.ts'
import { fieldOfTarget } from './field-of-target.ts'
import { useTargetName } from './target-name.ts'

interface ColumnDetailsProps {
  readonly mapping: ColumnMapping
  readonly cells: readonly SheetRow['cells'][number][]
  readonly onChange: (mapping: ColumnMapping) => void
  readonly onClose: () => void
}

/** More different words than anybody would translate by hand. */
const mostWords = 60

/** How the cells of a column are written, and what its words mean. */
export function ColumnDetails({ mapping, cells, onChange, onClose }: ColumnDetailsProps) {
  const t = useTranslations('imports')
  const p = useTranslations('parts')
  const nameOf = useTargetName()
  const [draft, setDraft] = useState(mapping)
  const { type, choices } = fieldOfTarget(draft.to)
  const format = draft.format ?? {}
  const setFormat = (change: ColumnMapping['format']): void =>
    setDraft({ ...draft, format: { ...format, ...change } })
  const words = [
    ...new Set(cells.filter((cell) => cell !== null && cell !== '').map((cell) => String(cell).trim())),
  ]
  const isDate = type === 'date' || /Day|validFrom|validTo|asOf/.test(draft.to ?? '')
  const isNumber = type === 'number' || type === 'integer' || type === 'money'
  return (
    <DialogForm
      size="lg"
      title={`${mapping.column} → ${nameOf(draft.to ?? '')}`}
      submit={t('takeOver')}
      onSubmit={() => {
        onChange(withoutNothing(draft))
        onClose()
      }}
      onClose={onClose}
    >
      <Group gap="sm" align="end">
        {isDate && (
          <Select
            label={t('dateOrder')}
            data={[
              { value: 'dmy', label: t('dmy') },
              { value: 'mdy', label: t('mdy') },
            ]}
            clearable
            placeholder={t('found')}
            value={format.dateOrder ?? null}
            onChange={(value) => setFormat({ dateOrder: (value ?? undefined) as 'dmy' | undefined })}
          />
        )}
        {isDate && (
          <TextInput
            w={150}
            type="number"
            label={t('latestYear')}
            value={format.latestYear ?? ''}
            onChange={({ currentTarget: { value } }) =>
              setFormat({ latestYear: value === '' ? undefined : Number(value) })
            }
          />
        )}
        {isNumber && (
          <Select
            label={t('decimal')}
            data={[
              { value: '.', label: '1234.5' },
              { value: ',', label: '1234,5' },
            ]}
            clearable
            placeholder={t('found')}
            value={format.decimal ?? null}
            onChange={(value) => setFormat({ decimal: (value ?? undefined) as '.' | undefined })}
          />
        )}
        {type === 'money' && (
          <TextInput
            w={120}
            label={p('currency')}
            placeholder="EUR"
            maxLength={3}
            value={format.currency ?? ''}
            onChange={({ currentTarget: { value } }) =>
              setFormat({ currency: value === '' ? undefined : value.toUpperCase() })
            }
          />
        )}
      </Group>
      {!isDate && !isNumber && words.length <= mostWords && (
        <Words
          words={words}
          choices={choices}
          values={draft.values ?? {}}
          onChange={(values) => setDraft({ ...draft, values })}
        />
      )}
    </DialogForm>
  )
}

function withoutNothing({ format, values, ...rest }: ColumnMapping): ColumnMapping {
  const said = Object.fromEntries(Object.entries(format ?? {}).filter(([, value]) => value !== undefined))
  return {
    ...rest,
    ...(Object.keys(said).length > 0 && { format: said }),
    ...(values && Object.keys(values).length > 0 && { values }),
  }
}

interface WordsProps {
  readonly words: readonly string[]
  readonly choices: readonly string[]
  readonly values: Readonly<Record<string, string | null>>
  readonly onChange: (values: Record<string, string | null>) => void
}

/** What each word of the column means: a choice of the field, other words, or an empty cell. */
function Words({ words, choices, values, onChange }: WordsProps) {
  const t = useTranslations('imports')
  const word = useWords()
  const say = (name: string, meaning: string | null | undefined): void => {
    const { [name]: _, ...others } = values
    onChange(meaning === undefined ? others : { ...others, [name]: meaning })
  }
  const empty = ' empty'
  return (
    <>
      <Text size="sm">{t('wordsText')}</Text>
      <Table verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('inSheet')}</Table.Th>
            <Table.Th>{t('means')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {words.map((name) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>
                {choices.length > 0 ? (
                  <Select
                    size="xs"
                    aria-label={t('meaningOf', { word: name })}
                    placeholder={t('asWritten')}
                    clearable
                    data={[
                      ...choices.map((choice) => ({ value: choice, label: word(choice) })),
                      { value: empty, label: t('emptyCell') },
                    ]}
                    value={Object.hasOwn(values, name) ? (values[name] ?? empty) : null}
                    onChange={(value) =>
                      say(name, value === null ? undefined : value === empty ? null : value)
                    }
                  />
                ) : (
                  <TextInput
                    size="xs"
                    aria-label={t('meaningOf', { word: name })}
                    placeholder={t('asWritten')}
                    value={values[name] ?? ''}
                    onChange={({ currentTarget: { value } }) => say(name, value === '' ? undefined : value)}
                  />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}
