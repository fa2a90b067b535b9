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

type About = 'attrition' | 'productivity'

/**
 * Whether leads see the bands of single people and what replacing somebody costs, or whether they see how much each does: decided by an
 * HR manager, with a reason.
 */
export function PolicyCard({ kind }: { readonly kind: About }) {
  const isFor = useMe().roles.includes('hr_manager')
  const policy = useQuery({ ...policyQuery, enabled: isFor })
  if (!isFor || !policy.data) return null
  const { policy: standing } = policy.data
  const now = {
    leadsSeeBands: standing?.leadsSeeBands ?? false,
    leadsSeeLevels: standing?.leadsSeeLevels ?? false,
    cost: standing ? Math.round(100 * standing.replacementShare) : usualCost,
  }
  return <Decide key={JSON.stringify(now)} kind={kind} now={now} standing={standing} />
}

interface DecideProps {
  readonly kind: About
  readonly now: { readonly leadsSeeBands: boolean; readonly leadsSeeLevels: boolean; readonly cost: number }
  readonly standing: { readonly reason: string; readonly setBy: string; readonly setAt: string } | null
}

function Decide({ kind, now, standing }: DecideProps) {
  const t = useTranslations('reports')
  const p = useTranslations('parts')
  const { instant } = useFormat()
  const queries = useQueryClient()
  const [wanted, setWanted] = useState(kind === 'attrition' ? now.leadsSeeBands : now.leadsSeeLevels)
  const [cost, setCost] = useState<number | string>(now.cost)
  const [reason, setReason] = useState('')
  const field = kind === 'attrition' ? 'leadsSeeBands' : 'leadsSeeLevels'
  const decide = useMutation({
    mutationFn: () =>
      api.call('setReportPolicy', {
        body: {
          leadsSeeBands: now.leadsSeeBands,
          [field]: wanted,
          ...(cost !== now.cost && { replacementShare: Number(cost) / 100 }),
          reason,
        },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['reports', 'policy'] }),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  return (
    <Card withBorder component="section" aria-label={t('policy')} className="no-print">
      <Title order={2}>{t('policy')}</Title>
      <Text size="sm" c="dimmed" mb="sm" maw={720}>
        {t(kind === 'attrition' ? 'policyText' : 'levelPolicyText')}
      </Text>
      <Switch
        label={t(field)}
        checked={wanted}
        onChange={({ currentTarget: { checked } }) => setWanted(checked)}
      />
      {kind === 'attrition' && (
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
      )}
      {standing && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('decided', { name: standing.setBy, at: instant(standing.setAt), reason: standing.reason })}
        </Text>
      )}
      {(wanted !== now[field] || (cost !== '' && cost !== now.cost)) && (
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
