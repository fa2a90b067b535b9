import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { Dialog } from '../parts/dialog.tsx'
import { AskedInDialog } from '../parts/dialog-form.tsx'
import { useEventName, webhookEvents } from './event-names.ts'
import type { WebhookEvent } from './event-names.ts'
import { ShownOnce } from './shown-once.tsx'

interface AddWebhookProps {
  readonly hosts: readonly string[]
  readonly onClose: () => void
}

/** Has another program told of events, and shows its secret, once. */
export function AddWebhook({ hosts, onClose }: AddWebhookProps) {
  const t = useTranslations('webhooks')
  const p = useTranslations('parts')
  const eventName = useEventName()
  const queries = useQueryClient()
  const [url, setUrl] = useState('')
  const [chosen, setChosen] = useState<WebhookEvent[]>([])
  const add = useMutation({
    mutationFn: () => api.call('createWebhook', { body: { url: url.trim(), events: chosen } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  })
  return (
    <Dialog onClose={onClose} title={t('add')}>
      {add.data ? (
        <Stack gap="md">
          <ShownOnce
            title={t('secretTitle')}
            text={t('secretText', { url: add.data.data.url })}
            value={add.data.data.secret}
          />
          <Group justify="end">
            <Button onClick={onClose}>{p('close')}</Button>
          </Group>
        </Stack>
      ) : (
        <AskedInDialog
          text={t('addText')}
          submit={t('save')}
          sending={add}
          isDisabled={chosen.length === 0}
          onSubmit={() => add.mutate()}
          onClose={onClose}
        >
          <TextInput
            type="url"
            label={t('url')}
            description={t('urlHint', { hosts: hosts.join(', ') })}
            required
            data-autofocus
            maxLength={500}
            value={url}
            onChange={({ currentTarget }) => setUrl(currentTarget.value)}
          />
          <Checkbox.Group
            label={t('events')}
            required
            value={chosen}
            onChange={(next) => setChosen(next as WebhookEvent[])}
          >
            <Stack gap="xs" mt="xs">
              {webhookEvents.map((event) => (
                <Checkbox key={event} value={event} label={eventName(event)} />
              ))}
            </Stack>
          </Checkbox.Group>
        </AskedInDialog>
      )}
    </Dialog>
  )
}
