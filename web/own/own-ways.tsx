import { Button, Card, Code, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ShownOnce } from '../administration/shown-once.tsx'
import { api } from '../api/client.ts'
import { LineForm } from '../parts/line-form.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { ownWaysQuery } from './own-queries.ts'
import { OwnPasskeys } from './own-passkeys.tsx'
import { RemoveWay } from './remove-way.tsx'
import { useWayAct } from './use-way-act.ts'

/** How one signs in: password, passkeys, authenticator app and recovery codes, each to be set anew or taken away. */
export function OwnWays() {
  const ways = useQuery(ownWaysQuery)
  if (ways.isError) return <LoadFailed error={ways.error} />
  if (ways.isPending) return <PageLoading />
  return (
    <>
      <Password isSet={ways.data.includes('password')} />
      <Authenticator isSet={ways.data.includes('totp')} />
      <OwnPasskeys />
    </>
  )
}

function Password({ isSet }: { readonly isSet: boolean }) {
  const t = useTranslations('own.ways')
  const [password, setPassword] = useState('')
  const save = useWayAct(async () => {
    await api.call('setOwnPassword', { body: { password } })
    setPassword('')
  })
  return (
    <Card withBorder component="section" aria-label={t('password')}>
      <Stack gap="sm">
        <div>
          <Title order={2}>{t('password')}</Title>
          <Text size="sm">{t(isSet ? 'passwordSet' : 'passwordNone')}</Text>
        </div>
        <LineForm
          submit={t(isSet ? 'changePassword' : 'setPassword')}
          isBusy={save.isPending}
          isDisabled={password.length < 12}
          onSubmit={() => save.mutate()}
        >
          <TextInput
            type="password"
            w={300}
            label={t('newPassword')}
            description={t('newPasswordText')}
            required
            minLength={12}
            maxLength={200}
            autoComplete="new-password"
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          />
        </LineForm>
      </Stack>
    </Card>
  )
}

function Authenticator({ isSet }: { readonly isSet: boolean }) {
  const t = useTranslations('own.ways')
  const [code, setCode] = useState('')
  // Those made last; shown until the page is left, gone with the app.
  const [codes, setCodes] = useState<readonly string[]>()
  const begin = useWayBegun()
  const prove = useWayAct(async () => {
    const body = { challenge: begin.data!.challenge, code: code.replaceAll(/\s/g, '') }
    const { data } = await api.call('setAuthenticator', { body })
    begin.reset()
    setCode('')
    setCodes(data.recoveryCodes)
  })
  const renew = useWayAct(async () => {
    setCodes((await api.call('renewRecoveryCodes', {})).data.recoveryCodes)
  }, 'codesRenewed')
  const remove = useWayAct(async () => {
    await api.call('removeAuthenticator', {})
    setCodes(undefined)
  })
  return (
    <Card withBorder component="section" aria-label={t('authenticator')}>
      <Stack gap="sm">
        <div>
          <Title order={2}>{t('authenticator')}</Title>
          <Text size="sm">{t(isSet ? 'authenticatorSet' : 'authenticatorNone')}</Text>
        </div>
        {begin.data ? (
          <>
            <Text size="sm">
              {t.rich('enterKey', { address: (words) => <a href={begin.data.uri}>{words}</a> })}
            </Text>
            <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {begin.data.secret.match(/.{1,4}/g)?.join(' ')}
            </Code>
            <LineForm submit={t('prove')} isBusy={prove.isPending} onSubmit={() => prove.mutate()}>
              <TextInput
                w={160}
                label={t('code')}
                required
                inputMode="numeric"
                autoComplete="one-time-code"
                pattern="\s*\d{3}\s*\d{3}\s*"
                value={code}
                onChange={({ currentTarget }) => setCode(currentTarget.value)}
              />
            </LineForm>
          </>
        ) : (
          <Group gap="xs">
            <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
              {t(isSet ? 'authenticatorAnew' : 'authenticatorBegin')}
            </Button>
            {isSet && (
              <>
                <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
                  {t('newCodes')}
                </Button>
                <RemoveWay
                  act={t('removeAuthenticator')}
                  text={t('removeAuthenticatorText')}
                  isBusy={remove.isPending}
                  onRemove={() => remove.mutate()}
                />
              </>
            )}
          </Group>
        )}
        {codes && <ShownOnce title={t('codes')} text={t('codesText')} value={codes.join('\n')} />}
      </Stack>
    </Card>
  )
}

/** A new secret; nothing is changed until a code proves that the app has it. */
function useWayBegun() {
  const p = useTranslations('parts')
  return useMutation({
    mutationFn: async () => (await api.call('beginAuthenticator', {})).data,
    onError: (error) => tellFailed(p('notSaved'), error),
  })
}
