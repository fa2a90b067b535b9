import { Alert, Button, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { Confirm } from '../parts/confirm.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { alertsQuery, mayMake } from './model-queries.ts'
import type { ModelAlert } from './model-queries.ts'

interface ModelAlertsProps {
  readonly name: string
  /** What is raised of this alone. */
  readonly about?: string
}

/** What was raised about a model and lasts, with what to do and the way to say what is done. */
export function ModelAlerts({ name, about: only }: ModelAlertsProps) {
  const alerts = useQuery(alertsQuery)
  const ofModel = (alerts.data ?? []).filter(
    ({ modelName, about }) => modelName === name && (only === undefined || about === only),
  )
  return ofModel.map((alert) => <OneAlert key={alert.id} alert={alert} />)
}

function OneAlert({ alert }: { readonly alert: ModelAlert }) {
  const said = useSaid()
  const t = useTranslations('models.watch')
  const p = useTranslations('parts')
  const me = useMe()
  const { instant } = useFormat()
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const { id, finding, toDo, raisedAt, answer } = alert
  const say = useMutation({
    mutationFn: (words: string) => api.call('answerModelAlert', { params: { id }, body: { words } }),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['models'] }),
  })
  return (
    <Alert
      color="orange"
      variant="light"
      title={said(finding)}
      styles={{ label: { color: 'var(--mantine-color-text)' } }}
    >
      <Stack gap="xs" align="start">
        <Text size="sm">{said(toDo)}</Text>
        <Text size="xs">{t('raised', { at: instant(raisedAt) })}</Text>
        {answer !== null && <Text size="sm">{t('answered', { words: answer })}</Text>}
        {answer === null && mayMake(me) && (
          <Button size="compact-sm" variant="default" loading={say.isPending} onClick={() => setAsks(true)}>
            {t('answer')}
          </Button>
        )}
      </Stack>
      {asks && (
        <Confirm
          title={t('answer')}
          text={said(toDo)}
          act={t('answer')}
          reason={t('answerWords')}
          onClose={() => setAsks(false)}
          onConfirm={(words) => say.mutate(words)}
        />
      )}
    </Alert>
  )
}
