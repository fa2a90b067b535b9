import { Button, Card, Group, NumberInput, Switch, Text, Textarea, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { tellFailed } from '../parts/tell.tsx'
import { policyQuery } from './report-queries.ts'

const shortestReason = 3
/** Percent of a year of pay, before anybody has decided. */
const usualCost = 20

/** Whether leads see the bands of single people, and what replacing somebody costs: decided by an HR manager, with a reason. */
export function PolicyCard() {
  const isFor = useMe().roles.includes('hr_manager')
  const policy = useQuery({ ...policyQuery, enabled: isFor })
  if (!isFor || !policy.data) return null
  const { policy: standing } = policy.data
  const now = {
    leadsSeeBands: standing?.leadsSeeBands ?? false,
    cost: standing ? Math.round(100 * standing.replacementShare) : usualCost,
  }
  return <Decide key={JSON.stringify(now)} now={now} standing={standing} />
}

interface DecideProps {
  readonly now: { readonly leadsSeeBands: boolean; readonly cost: number }
  readonly standing: { readonly reason: string; readonly setBy: string; readonly setAt: string } | null
}

function Decide({ now, standing }: DecideProps) {
  const t = useTranslations('reports')
  const p = useTranslations('parts')
  const { instant } = useFormat()
  const queries = useQueryClient()
  const [wanted, setWanted] = useState(now.leadsSeeBands)
  const [cost, setCost] = useState<number | string>(now.cost)
  const [reason, setReason] = useState('')
  const decide = useMutation({
    mutationFn: () =>
      api.call('setReportPolicy', {
        body: { leadsSeeBands: wanted, replacementShare: Number(cost) / 100, reason },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['reports', 'policy'] }),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  return (
    <Card withBorder component="section" aria-label={t('policy')} className="no-print">
      <Title order={2}>{t('policy')}</Title>
      <Text size="sm" c="dimmed" mb="sm" maw={720}>
        {t('policyText')}
      </Text>
      <Switch
        label={t('leadsSeeBands')}
        checked={wanted}
        onChange={({ currentTarget: { checked } }) => setWanted(checked)}
      />
      <NumberInput
        label={t('replacementCost')}
        description={t('replacementCostText')}
        value={cost}
        onChange={setCost}
        min={0}
        max={500}
        clampBehavior="strict"
        allowDecimal={false}
        suffix=" %"
        maw={420}
        mt="sm"
      />
      {standing && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('decided', { name: standing.setBy, at: instant(standing.setAt), reason: standing.reason })}
        </Text>
      )}
      {(wanted !== now.leadsSeeBands || (cost !== '' && cost !== now.cost)) && (
        <Group align="end" mt="sm">
          <Textarea
            label={t('reason')}
            autosize
            minRows={1}
            flex={1}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
          />
          <Button
            loading={decide.isPending}
            disabled={reason.trim().length < shortestReason}
            onClick={() => decide.mutate()}
          >
            {t('decide')}
          </Button>
        </Group>
      )}
    </Card>
  )
}
