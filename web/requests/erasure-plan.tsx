import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { erasurePlanQuery } from './request-queries.ts'

/** An erasure in two steps: one HR manager plans it, another reads the plan and has it carried out. */
export function ErasurePlan({ requestId }: { readonly requestId: string }) {
  const t = useTranslations('requests')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [isRead, setRead] = useState(false)
  const found = useQuery(erasurePlanQuery(requestId))
  const params = { id: requestId }
  const act = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => tellDone(p('changed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    // Who was erased is in no list any more.
    onSettled: () => queries.invalidateQueries(),
  })
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const plan = found.data
  return (
    <Stack gap="md">
      <Text size="sm">{t(plan ? 'planText' : 'noPlanText')}</Text>
      {plan && <Plan plan={plan} />}
      {plan && !plan.isOwn && (
        <Checkbox
          label={t('approveText')}
          checked={isRead}
          onChange={({ currentTarget }) => setRead(currentTarget.checked)}
        />
      )}
      <Group gap="xs">
        <Button
          variant={plan ? 'default' : 'filled'}
          loading={act.isPending}
          onClick={() => act.mutate(() => api.call('planErasure', { params }))}
        >
          {t(plan ? 'planAnew' : 'plan')}
        </Button>
        {plan && !plan.isOwn && (
          <Button
            color="red"
            disabled={!isRead}
            loading={act.isPending}
            onClick={() =>
              act.mutate(() => api.call('approveErasure', { params, body: { planDigest: plan.digest } }))
            }
          >
            {t('approve')}
          </Button>
        )}
      </Group>
      {plan?.isOwn === true && (
        <Alert variant="light" py="xs">
          {t('another')}
        </Alert>
      )}
    </Stack>
  )
}

type Planned = NonNullable<Awaited<ReturnType<typeof readPlan>>>
const readPlan = async (id: string) => (await api.call('readErasurePlan', { params: { id } })).data.plan

function Plan({ plan: { goes, stays, accounts, toReadByHand } }: { readonly plan: Planned }) {
  const t = useTranslations('requests')
  const word = useWords()
  const said = useSaid()
  const { day, number } = useFormat()
  const what = { id: 'what', title: t('records'), cell: ({ kind }: { kind: string }) => word(kind) }
  const versions = {
    id: 'versions',
    title: t('versions'),
    isNumber: true,
    cell: (one: { versions: number }) => number(one.versions),
  }
  return (
    <>
      <Text fw={600}>{t('goes')}</Text>
      {goes.length === 0 ? (
        <Text size="sm">{t('nothingGoes')}</Text>
      ) : (
        <DataTable label={t('goes')} rows={goes} idOf={({ kind }) => kind} columns={[what, versions]} />
      )}
      <Text size="sm">{t(accounts > 0 ? 'accountGoes' : 'noAccountGoes')}</Text>
      {stays.length > 0 && (
        <>
          <Text fw={600}>{t('stays')}</Text>
          <DataTable
            label={t('stays')}
            rows={stays}
            idOf={({ kind }) => kind}
            columns={[
              what,
              versions,
              {
                id: 'why',
                title: t('why'),
                width: 'minmax(0, 2fr)',
                cell: ({ why, until }) =>
                  `${said(why)} (${until === null ? t('whileEmployed') : t('until', { day: day(until) })})`,
              },
            ]}
          />
        </>
      )}
      {toReadByHand.length > 0 && (
        <Alert color="orange" variant="light" title={t('byHand', { count: toReadByHand.length })}>
          <Text size="sm">
            {t('byHandText', { kinds: [...new Set(toReadByHand.map(({ kind }) => word(kind)))].join(', ') })}
          </Text>
        </Alert>
      )}
    </>
  )
}
