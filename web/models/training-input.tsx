import type { TrainingField } from '@cadre/contract/forms'
import { MultiSelect, NumberInput, SegmentedControl, Input, Select, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'

interface TrainingInputProps {
  readonly field: TrainingField
  readonly columns: readonly string[]
  readonly learners: readonly string[]
  readonly value: unknown
  readonly error: string | undefined
  readonly onChange: (value: unknown) => void
}

const helped = [
  'actedOn',
  'drop',
  'protected',
  'group',
  'time',
  'learners',
  'positive',
  'until',
  'holdOut',
] as const
const budgets = ['fast', 'normal', 'thorough'] as const
const tasks = ['binary', 'multiclass', 'regression'] as const
const ofActedOn = ['keep', 'leave out'] as const

/** What one field of a training is entered with, by what it holds. */
export function TrainingInput({ field, columns, learners, value, error, onChange }: TrainingInputProps) {
  const t = useTranslations('models')
  const p = useTranslations('parts')
  const { name, type, isRequired, min, max } = field
  const help = helped.find((one) => one === name)
  const shared = {
    label: t(`training.${name}`),
    required: isRequired,
    ...(help && { description: t(`trainingHelp.${help}`) }),
    ...(error !== undefined && { error }),
  }
  const text = typeof value === 'string' ? value : ''
  const list = Array.isArray(value) ? (value as string[]) : []
  if (name === 'budget')
    return (
      <Input.Wrapper label={shared.label} labelElement="div">
        <SegmentedControl
          aria-label={shared.label}
          fullWidth
          data={budgets.map((one) => ({ value: one, label: t(`budgets.${one}`) }))}
          value={text === '' ? 'normal' : text}
          onChange={onChange}
        />
      </Input.Wrapper>
    )
  switch (type) {
    case 'column':
      return (
        <Select
          {...shared}
          searchable
          clearable={!isRequired}
          placeholder={p('choose')}
          data={[...columns]}
          value={text === '' ? null : text}
          onChange={onChange}
        />
      )
    case 'columns':
    case 'words':
      return (
        <MultiSelect
          {...shared}
          searchable
          clearable
          data={[...(type === 'columns' ? columns : learners)]}
          value={list}
          onChange={onChange}
        />
      )
    case 'choice':
      return (
        <Select
          {...shared}
          clearable={!isRequired}
          placeholder={p('choose')}
          data={field.choices.map((choice) => {
            const task = tasks.find((one) => one === choice)
            const acted = ofActedOn.find((one) => one === choice)
            return {
              value: choice,
              label: task ? t(`tasks.${task}`) : acted ? t(`actedOn.${acted}`) : choice,
            }
          })}
          value={text === '' ? null : text}
          onChange={onChange}
        />
      )
    case 'integer':
      return (
        <NumberInput
          {...shared}
          allowDecimal={false}
          {...(min !== undefined && { min })}
          {...(max !== undefined && { max })}
          value={typeof value === 'number' ? value : ''}
          onChange={onChange}
        />
      )
    case 'text':
      return (
        <TextInput
          {...shared}
          {...(name === 'until' ? { type: 'date' } : { maxLength: 200 })}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )
  }
}
