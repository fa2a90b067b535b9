import {
  Alert,
  Button,
  Card,
  Code,
  CopyButton,
  Group,
  MultiSelect,
  NumberInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { browserOf } from '../parts/browser-of.ts'
import { LineForm } from '../parts/line-form.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { ownSessionsQuery, tokensQuery } from './own-queries.ts'
import { OwnWays } from './own-ways.tsx'

/** How one signs in, where one is signed in, and the tokens of one's programs. */
export function OwnSignIn() {
  return (
    <Stack gap="lg">
      <OwnWays />
      <Sessions />
      <Tokens />
    </Stack>
  )
}

function useEnd(key: string) {
  const p = useTranslations('parts')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => tellDone(p('changed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: [key] }),
  })
}

function Sessions() {
  const t = useTranslations('own')
  const { instant } = useFormat()
  const sessions = useQuery(ownSessionsQuery)
  const end = useEnd('own sessions')
  if (sessions.isError) return <LoadFailed error={sessions.error} />
  if (sessions.isPending) return <PageLoading />
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={2}>{t('sessions')}</Title>
        {sessions.data.length > 1 && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => end.mutate(() => api.call('endOtherSessions', {}))}
          >
            {t('endOthers')}
          </Button>
        )}
      </Group>
      {sessions.data.map(({ id, client, address, lastUsedAt, isThisOne }) => (
        <Card key={id} withBorder padding="sm">
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm" fw={600} lineClamp={1}>
                {isThisOne ? t('thisSession') : browserOf(client)}
              </Text>
              <Text size="xs" c="dimmed">
                {[isThisOne && browserOf(client), address, instant(lastUsedAt)].filter(Boolean).join(' · ')}
              </Text>
            </div>
            {!isThisOne && (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => end.mutate(() => api.call('endOwnSession', { params: { id } }))}
              >
                {t('end')}
              </Button>
            )}
          </Group>
        </Card>
      ))}
    </Stack>
  )
}

function Tokens() {
  const t = useTranslations('own')
  const { instant } = useFormat()
  const tokens = useQuery(tokensQuery)
  const end = useEnd('tokens')
  return (
    <Stack gap="xs">
      <div>
        <Title order={2}>{t('tokens')}</Title>
        <Text size="sm" c="dimmed">
          {t('tokensText')}
        </Text>
      </div>
      {tokens.isError && <LoadFailed error={tokens.error} />}
      {tokens.data?.map(({ id, label, scopes, lastUsedAt, expiresAt }) => (
        <Card key={id} withBorder padding="sm">
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm" fw={600}>
                {label}
              </Text>
              <Text size="xs" c="dimmed">
                {[
                  scopes?.join(', '),
                  t('used', { at: instant(lastUsedAt) }),
                  t('until', { at: instant(expiresAt) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => end.mutate(() => api.call('endToken', { params: { id } }))}
            >
              {t('end')}
            </Button>
          </Group>
        </Card>
      ))}
      <NewToken />
    </Stack>
  )
}

function NewToken() {
  const t = useTranslations('own')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [label, setLabel] = useState('')
  const [scopes, setScopes] = useState<string[]>(['read'])
  const [days, setDays] = useState(90)
  const add = useMutation({
    mutationFn: () => api.call('addToken', { body: { label: label.trim(), scopes, expiresInDays: days } }),
    onSuccess: () => {
      setLabel('')
      return queries.invalidateQueries({ queryKey: ['tokens'] })
    },
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  return (
    <Stack gap="sm">
      <LineForm
        submit={t('makeToken')}
        isBusy={add.isPending}
        isDisabled={scopes.length === 0}
        onSubmit={() => add.mutate()}
      >
        <TextInput
          label={t('tokenLabel')}
          required
          maxLength={100}
          value={label}
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
        />
        <MultiSelect
          label={t('mayDo')}
          data={[
            { value: 'read', label: t('mayRead') },
            { value: 'write', label: t('mayWrite') },
          ]}
          value={scopes}
          onChange={setScopes}
        />
        <NumberInput
          w={120}
          label={t('days')}
          min={1}
          max={366}
          value={days}
          onChange={(value) => typeof value === 'number' && setDays(value)}
        />
      </LineForm>
      {add.data && (
        <Alert color="teal" variant="light" role="status" title={t('tokenOnce')}>
          <Group gap="xs">
            <Code style={{ overflowWrap: 'anywhere' }}>{add.data.data.token}</Code>
            <CopyButton value={add.data.data.token}>
              {({ copied, copy }) => (
                <Button size="compact-sm" onClick={copy}>
                  {copied ? p('copied') : p('copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Alert>
      )}
    </Stack>
  )
}
