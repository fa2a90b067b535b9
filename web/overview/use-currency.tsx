import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { currenciesQuery } from './overview-queries.ts'

interface ChosenCurrency {
  /** Undefined until it is known in which ones people are paid. */
  readonly currency: string | undefined
  /** Whether nobody is paid in any. */
  readonly isNone: boolean
  /** To choose another; nothing where there is one. */
  readonly choice: ReactNode
}

/** The currency that figures of pay are told in: the most usual one until another is chosen. */
export function useCurrency(): ChosenCurrency {
  const t = useTranslations('overview')
  const { data: currencies } = useQuery(currenciesQuery)
  const [chosen, setChosen] = useState<string>()
  const currency = chosen ?? currencies?.[0]
  return {
    currency,
    isNone: currencies?.length === 0,
    choice: currency !== undefined && (currencies?.length ?? 0) > 1 && (
      <Select
        aria-label={t('currency')}
        allowDeselect={false}
        w={100}
        data={[...(currencies ?? [])]}
        value={currency}
        onChange={(value) => value !== null && setChosen(value)}
      />
    ),
  }
}
