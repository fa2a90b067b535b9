import { Badge, Button, Card, Code, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { Confirm } from '../parts/confirm.tsx'
import type { Question } from '../parts/confirm.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { AddWebhook } from './add-webhook.tsx'
import { webhooksQuery } from './administration-queries.ts'
import type { Webhook } from './administration-queries.ts'
import { DeliveryOutcome } from './delivery-outcome.tsx'
import { DeliveryPanel } from './delivery-panel.tsx'
import { useEventName } from './event-names.ts'

/** Other programs that are told of events: what each is told of, how the last message fared, and the way to try, pause or end it. */
export function WebhooksPage() {
  const t = useTranslations('webhooks')
  const [adds, setAdds] = useState(false)
  const [opened, setOpened] = useState<string>()
  const found = useQuery(webhooksQuery)
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const { items, hosts, names } = found.data
  const one = items.find(({ id }) => id === opened)
  return (
    <Page
      title={t('title')}
      text={t('text')}
      actions={
        hosts.length > 0 && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdds(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      {items.length === 0 &&
        (hosts.length === 0 ? (
          <NothingHere title={t('noHost')} text={t('noHostText')} />
        ) : (
          <NothingHere title={t('none')} text={t('noneText')} />
        ))}
      {items.map((webhook) => (
        <WebhookCard
          key={webhook.id}
          webhook={webhook}
          by={names[webhook.madeBy]}
          onOpen={() => setOpened(webhook.id)}
        />
      ))}
      {one && <DeliveryPanel webhook={one} onClose={() => setOpened(undefined)} />}
      {adds && <AddWebhook hosts={hosts} onClose={() => setAdds(false)} />}
    </Page>
  )
}

interface WebhookCardProps {
  readonly webhook: Webhook
  readonly by: string | undefined
  readonly onOpen: () => void
}

function WebhookCard({ webhook, by, onOpen }: WebhookCardProps) {
  const t = useTranslations('webhooks')
  const { instant } = useFormat()
  const eventName = useEventName()
  const { url, events, pausedAt, newest, madeAt } = webhook
  return (
    <Card withBorder component="section" aria-label={url}>
      <Stack gap="sm">
        <Group justify="space-between" align="start">
          <Title order={2} fz="md" style={{ overflowWrap: 'anywhere' }}>
            <Code fz="sm" bg="transparent" p={0}>
              {url}
            </Code>
          </Title>
          <Badge variant="dot" color={pausedAt === null ? 'teal' : 'gray'} tt="none" fw={500}>
            {t(`state.${pausedAt === null ? 'used' : 'paused'}`)}
          </Badge>
        </Group>
        <Text size="sm">{events.map(eventName).join(' · ')}</Text>
        <div>
          <Text size="sm" c="dimmed">
            {t('newest')}
          </Text>
          {newest === null ? (
            <Text size="sm">{t('noMessage')}</Text>
          ) : (
            <Group gap="xs">
              <Text size="sm">{eventName(newest.event)}</Text>
              <DeliveryOutcome delivery={newest} isPaused={pausedAt !== null} />
            </Group>
          )}
        </div>
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            {t('by', { name: by ?? t('somebody'), at: instant(madeAt) })}
          </Text>
          <WebhookActs webhook={webhook} onOpen={onOpen} />
        </Group>
      </Stack>
    </Card>
  )
}

type Asked = Question & { readonly run: () => Promise<unknown> }

function WebhookActs({ webhook: { id, url, pausedAt }, onOpen }: Omit<WebhookCardProps, 'by'>) {
  const t = useTranslations('webhooks')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Asked>()
  const act = useMutation({
    mutationFn: ({ run }: { readonly run: () => Promise<unknown>; readonly said: string }) => run(),
    onSuccess: (_, { said }) => tellDone(said),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  })
  const pause = (isPaused: boolean) => () => api.call('pauseWebhook', { params: { id }, body: { isPaused } })
  return (
    <Group gap="xs">
      {pausedAt === null ? (
        <>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() =>
              act.mutate({ run: () => api.call('tryWebhook', { params: { id } }), said: t('tried') })
            }
          >
            {t('try')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() =>
              setAsked({
                title: t('pause'),
                text: t('pauseText', { url }),
                act: t('pause'),
                run: pause(true),
              })
            }
          >
            {t('pause')}
          </Button>
        </>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => act.mutate({ run: pause(false), said: p('changed') })}
        >
          {t('goOn')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={onOpen}>
        {t('messages')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() =>
          setAsked({
            title: t('remove'),
            text: t('removeText', { url }),
            act: t('remove'),
            isDangerous: true,
            run: () => api.call('endWebhook', { params: { id } }),
          })
        }
      >
        {t('remove')}
      </Button>
      {asked && (
        <Confirm
          {...asked}
          onClose={() => setAsked(undefined)}
          onConfirm={() => act.mutate({ run: asked.run, said: p('changed') })}
        />
      )}
    </Group>
  )
}
