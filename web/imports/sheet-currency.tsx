import { Card, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ImportMapping } from './import-queries.ts'

/** Whether it is written as ISO 4217 writes currencies. */
export const isCurrency = (text: string | undefined): boolean => /^[A-Z]{3}$/.test(text ?? '')

/** Whether a column or a value of the mapping names the currency of an amount. */
export function saysCurrency({ columns, fixed, defaults }: ImportMapping, target: string): boolean {
  const names = [`${target.replace(/\.minor$/, '')}.currency`, `${target.split('.')[0]}.currency`]
  return names.some(
    (name) => columns.some(({ to }) => to === name) || Object.hasOwn({ ...fixed, ...defaults }, name),
  )
}

interface SheetCurrencyProps {
  readonly columns: readonly string[]
  /** What they are said to be in by now, where it is one. */
  readonly said: string | undefined
  readonly onChange: (currency: string) => void
}

/** The currency of all amounts that name none. */
export function SheetCurrency({ columns, said, onChange }: SheetCurrencyProps) {
  const t = useTranslations('imports')
  const [typed, setTyped] = useState(said ?? '')
  return (
    <Card withBorder>
      <Group align="center" gap="md">
        <TextInput
          miw={200}
          styles={{ label: { whiteSpace: 'nowrap' } }}
          label={t('currency')}
          placeholder="EUR"
          required
          maxLength={3}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value.toUpperCase())
            onChange(value.toUpperCase())
          }}
          {...(!isCurrency(typed) && typed.length === 3 && { error: t('currencyCode') })}
        />
        <Text size="sm" c="dimmed" maw={520}>
          {t('currencyText', { columns: columns.join(', ') })}
        </Text>
      </Group>
    </Card>
  )
}
