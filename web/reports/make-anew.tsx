import { Card, Select, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { LineForm } from '../parts/line-form.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'

const horizons = ['3', '6', '9', '12', '18', '24']

/** Asks for a report of leaving over other months ahead, or by looks at everybody of every month; for HR managers. */
export function MakeAnew({ months }: { readonly months: number }) {
  const t = useTranslations('reports.anew')
  const p = useTranslations('parts')
  const isFor = useMe().roles.includes('hr_manager')
  const [horizon, setHorizon] = useState(String(months))
  const [every, setEvery] = useState('1')
  const make = useMutation({
    mutationFn: () =>
      api.call(
        'startJob',
        {
          body: {
            kind: 'study_attrition',
            input: { horizonMonths: Number(horizon), every: Number(every), earlier: 0 },
          },
        },
        { purpose: 'retention' },
      ),
    onSuccess: () => tellDone(t('isMade')),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  if (!isFor) return null
  return (
    <Card withBorder component="section" aria-label={t('title')} className="no-print">
      <Title order={2}>{t('title')}</Title>
      <Text size="sm" c="dimmed" mb="sm" maw={720}>
        {t('text')}
      </Text>
      <LineForm submit={t('make')} isBusy={make.isPending} onSubmit={() => make.mutate()}>
        <Select
          label={t('horizon')}
          allowDeselect={false}
          w={160}
          data={[...new Set([...horizons, String(months)])].toSorted((a, b) => Number(a) - Number(b))}
          value={horizon}
          onChange={(value) => value !== null && setHorizon(value)}
        />
        <Select
          label={t('every')}
          allowDeselect={false}
          w={220}
          data={[
            { value: '1', label: t('everyMonth') },
            { value: '3', label: t('everyQuarter') },
          ]}
          value={every}
          onChange={(value) => value !== null && setEvery(value)}
        />
      </LineForm>
    </Card>
  )
}
