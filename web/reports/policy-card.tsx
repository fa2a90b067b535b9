import { Button, Card, Group, Switch, Text, Textarea, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { tellFailed } from '../parts/tell.tsx'
import { policyQuery } from './report-queries.ts'

const shortestReason = 3

/** Whether leads see the bands of single people: decided by an HR manager, with a reason. */
export function PolicyCard() {
  const isFor = useMe().roles.includes('hr_manager')
  const policy = useQuery({ ...policyQuery, enabled: isFor })
  if (!isFor || !policy.data) return null
  const { leadsSeeBands = false } = policy.data.policy ?? {}
  return <Decide key={String(leadsSeeBands)} now={leadsSeeBands} standing={policy.data.policy} />
}

interface DecideProps {
  readonly now: boolean
  readonly standing: { readonly reason: string; readonly setBy: string; readonly setAt: string } | null
}

function Decide({ now, standing }: DecideProps) {
  const t = useTranslations('reports')
  const p = useTranslations('parts')
  const { instant } = useFormat()
  const queries = useQueryClient()
  const [wanted, setWanted] = useState(now)
  const [reason, setReason] = useState('')
  const decide = useMutation({
    mutationFn: () => api.call('setReportPolicy', { body: { leadsSeeBands: wanted, reason } }),
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
      {standing && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('decided', { name: standing.setBy, at: instant(standing.setAt), reason: standing.reason })}
        </Text>
      )}
      {wanted !== now && (
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
