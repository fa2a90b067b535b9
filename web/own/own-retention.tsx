import { Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import { Fold } from '../parts/fold.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { retentionRulesQuery } from './own-queries.ts'
import type { RetentionRule } from './own-queries.ts'
import { rulesOf } from './rules-of.ts'

/** How long what is kept after somebody has left, by the rules of where they work. */
export function OwnRetention() {
  const t = useTranslations('rights')
  return (
    <Fold title={t('retention')} text={t('retentionText')}>
      <Rules />
    </Fold>
  )
}

function Rules() {
  const t = useTranslations('rights')
  const word = useWords()
  const language = useLocale()
  const found = useQuery(retentionRulesQuery)
  const [place, setPlace] = useState('any')
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const ofPeople = found.data.filter(({ subject }) => subject === 'person')
  const countries = new Intl.DisplayNames([language], { type: 'region' })
  const nameOf = (one: string): string => {
    if (one === 'any') return t('anyPlace')
    const [country = one, region] = one.split('-')
    return [countries.of(country) ?? country, region].filter(Boolean).join(' · ')
  }
  const time = (months: number): string =>
    months % 12 === 0 && months > 0
      ? t('years', { count: months / 12 })
      : months === 0
        ? t('notNeeded')
        : t('months', { count: months })
  return (
    <Stack gap="sm">
      <Select
        label={t('place')}
        maw={320}
        allowDeselect={false}
        data={[...new Set(ofPeople.map((one) => one.place))].map((value) => ({
          value,
          label: nameOf(value),
        }))}
        value={place}
        onChange={(next) => next !== null && setPlace(next)}
      />
      <DataTable<RetentionRule>
        label={t('retention')}
        isWithin
        rows={rulesOf(ofPeople, place)}
        idOf={({ dataClass }) => dataClass}
        columns={[
          { id: 'class', title: t('whatIsKept'), cell: ({ dataClass }) => word(dataClass) },
          { id: 'goes', title: t('goesAfter'), isNamed: true, cell: (rule) => time(rule.eraseAfterMonths) },
          { id: 'law', title: t('lawKeeps'), isNamed: true, cell: (rule) => time(rule.keepMonths) },
          {
            id: 'basis',
            title: t('basis'),
            width: 'minmax(0, 2fr)',
            cell: ({ basis }) => (
              <Text size="xs" lang="en">
                {basis}
              </Text>
            ),
          },
        ]}
      />
    </Stack>
  )
}
