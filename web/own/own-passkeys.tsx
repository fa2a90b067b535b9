import { Card, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { LineForm } from '../parts/line-form.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { passkeysQuery } from './own-queries.ts'
import { RemoveWay } from './remove-way.tsx'
import { useWayAct } from './use-way-act.ts'

/** Passkeys of the account: added with what the device asks for, and removed. */
export function OwnPasskeys() {
  const t = useTranslations('own.ways')
  const { instant } = useFormat()
  const [label, setLabel] = useState('')
  const found = useQuery(passkeysQuery)
  const add = useWayAct(async () => {
    await addPasskey(label.trim())
    setLabel('')
  })
  const remove = useWayAct((id: string) => api.call('removeOwnPasskey', { params: { id } }))
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  return (
    <Card withBorder component="section" aria-label={t('passkeys')}>
      <Stack gap="sm">
        <div>
          <Title order={2}>{t('passkeys')}</Title>
          <Text size="sm">{t('passkeysText')}</Text>
        </div>
        {found.data.map(({ id, label: name, createdAt, lastUsedAt }) => (
          <Group key={id} justify="space-between">
            <div>
              <Text size="sm" fw={600}>
                {name === '' ? t('passkey') : name}
              </Text>
              <Text size="xs" c="dimmed">
                {[
                  t('added', { at: instant(createdAt) }),
                  lastUsedAt !== null && t('lastUsed', { at: instant(lastUsedAt) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
            <RemoveWay
              act={t('remove')}
              text={t('removePasskeyText')}
              isBusy={remove.isPending && remove.variables === id}
              onRemove={() => remove.mutate(id)}
            />
          </Group>
        ))}
        <LineForm submit={t('addPasskey')} isBusy={add.isPending} onSubmit={() => add.mutate()}>
          <TextInput
            w={300}
            label={t('passkeyLabel')}
            description={t('passkeyLabelText')}
            required
            maxLength={100}
            value={label}
            onChange={({ currentTarget }) => setLabel(currentTarget.value)}
          />
        </LineForm>
      </Stack>
    </Card>
  )
}

async function addPasskey(label: string): Promise<void> {
  const { data: begun } = await api.call('beginOwnPasskey', {})
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(begun.options as never)
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential
  const body = { challenge: begun.challenge, response: credential.toJSON() as never, label }
  await api.call('addOwnPasskey', { body })
}
