import type { FormField } from '@cadre/contract/forms'
import { Checkbox, Group, NumberInput, Select, TagsInput, TextInput, Textarea } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useWords } from '../language/use-words.ts'
import type { Money } from '../language/use-format.ts'
import { CodeSelect } from './code-select.tsx'
import { RecordSelect } from './record-select.tsx'

interface FieldInputProps {
  readonly field: FormField
  readonly value: unknown
  readonly error?: string | undefined
  readonly onChange: (value: unknown) => void
  readonly label?: string
}

const inputTypes: Readonly<Record<string, string>> = { email: 'email', phone: 'tel', url: 'url' }

/** What a field is entered with, by its declaration: the meaning stands below the label. */
export function FieldInput({ field, value, error, onChange, label }: FieldInputProps) {
  const word = useWords()
  const t = useTranslations('parts')
  const { name, isRequired, unit, min, max } = field
  const shared = {
    label: label ?? labelWith(word(name), unit),
    required: isRequired,
    ...(error !== undefined && { error }),
  }
  const text = typeof value === 'string' ? value : ''
  const unknown = (entered: string): string | null => (entered === '' ? null : entered)
  switch (field.type) {
    case 'choice':
      return (
        <Select
          {...shared}
          placeholder={t('choose')}
          data={field.choices.map((choice) => ({ value: choice, label: word(choice) }))}
          value={text === '' ? null : text}
          onChange={onChange}
          clearable={!isRequired}
        />
      )
    case 'boolean':
      return (
        <Checkbox
          label={shared.label}
          checked={value === true}
          onChange={({ currentTarget: { checked } }) => onChange(checked)}
        />
      )
    case 'integer':
    case 'number':
      return (
        <NumberInput
          {...shared}
          {...(min !== undefined && { min })}
          {...(max !== undefined && { max })}
          clampBehavior="none"
          allowDecimal={field.type === 'number'}
          value={typeof value === 'number' ? value : ''}
          onChange={(entered) => onChange(typeof entered === 'number' ? entered : null)}
        />
      )
    case 'date':
      return (
        <TextInput
          {...shared}
          type="date"
          value={text}
          onChange={(event) => onChange(unknown(event.currentTarget.value))}
        />
      )
    case 'instant':
      return (
        <TextInput
          {...shared}
          type="datetime-local"
          value={text === '' ? '' : new Date(text).toISOString().slice(0, 16)}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.value === '' ? null : `${currentTarget.value}:00Z`)
          }
        />
      )
    case 'texts':
      return (
        <TagsInput {...shared} value={Array.isArray(value) ? (value as string[]) : []} onChange={onChange} />
      )
    case 'reference':
      return (
        <RecordSelect
          {...shared}
          paths={field.refersTo}
          value={text === '' ? null : text}
          onChange={onChange}
        />
      )
    case 'money':
      return <MoneyInput {...shared} value={value as Money | null | undefined} onChange={onChange} />
    case 'text':
      if (field.format === 'language' || field.format === 'country')
        return (
          <CodeSelect
            {...shared}
            of={field.format === 'language' ? 'language' : 'region'}
            value={text === '' ? null : text}
            onChange={onChange}
          />
        )
      return field.format === 'free text' ? (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          value={text}
          onChange={(event) => onChange(unknown(event.currentTarget.value))}
        />
      ) : (
        <TextInput
          {...shared}
          type={inputTypes[field.format] ?? 'text'}
          {...(field.maxLength !== undefined && { maxLength: field.maxLength })}
          value={text}
          onChange={(event) => onChange(unknown(event.currentTarget.value))}
        />
      )
  }
}

/** The unit stands in brackets, unless the name ends with it. */
const labelWith = (name: string, unit: string | undefined): string =>
  unit === undefined || name.toLowerCase().endsWith(unit.toLowerCase()) ? name : `${name} (${unit})`

interface MoneyInputProps {
  readonly label: string
  readonly required: boolean
  readonly error?: string
  readonly value: Money | null | undefined
  readonly onChange: (value: Money | null) => void
}

function MoneyInput({ label, required, error, value, onChange }: MoneyInputProps) {
  const t = useTranslations('parts')
  const currency = value?.currency ?? 'EUR'
  const digits = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: /^[A-Z]{3}$/.test(currency) ? currency : 'EUR',
  }).resolvedOptions().maximumFractionDigits
  const scale = 10 ** (digits ?? 2)
  return (
    <Group gap="xs" align="end" wrap="nowrap">
      <NumberInput
        flex={1}
        label={label}
        required={required}
        {...(error !== undefined && { error })}
        value={value ? value.minor / scale : ''}
        onChange={(entered) =>
          onChange(typeof entered === 'number' ? { minor: Math.round(entered * scale), currency } : null)
        }
      />
      <TextInput
        w={80}
        aria-label={t('currency')}
        maxLength={3}
        value={currency}
        onChange={({ currentTarget }) =>
          onChange({ minor: value?.minor ?? 0, currency: currentTarget.value.toUpperCase() })
        }
      />
    </Group>
  )
}
