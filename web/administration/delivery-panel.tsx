import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { deliveriesQuery } from './administration-queries.ts'
import type { Delivery, Webhook } from './administration-queries.ts'
import { DeliveryOutcome } from './delivery-outcome.tsx'
import { useEventName } from './event-names.ts'

interface DeliveryPanelProps {
  readonly webhook: Webhook
  readonly onClose: () => void
}

/** What one program was told lately, how often that was tried, and what it answered. */
export function DeliveryPanel({ webhook: { id, url, pausedAt }, onClose }: DeliveryPanelProps) {
  const t = useTranslations('webhooks')
  const { instant } = useFormat()
  const eventName = useEventName()
  const found = useQuery(deliveriesQuery(id))
  const columns = useMemo(
    (): Column<Delivery>[] => [
      { id: 'event', title: t('event'), cell: ({ event }) => eventName(event) },
      {
        id: 'outcome',
        title: t('outcome'),
        width: 'minmax(0, 1.3fr)',
        cell: (delivery) => <DeliveryOutcome delivery={delivery} isPaused={pausedAt !== null} />,
      },
      { id: 'attempts', title: t('attempts'), isNumber: true, cell: ({ attempts }) => attempts },
      { id: 'when', title: t('when'), isQuiet: true, cell: ({ madeAt }) => instant(madeAt) },
    ],
    [t, eventName, instant, pausedAt],
  )
  return (
    <SidePanel title={t('messages')} size="lg" onClose={onClose}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {url}
      </Text>
      {found.isError ? (
        <LoadFailed error={found.error} />
      ) : found.isPending ? (
        <PageLoading />
      ) : found.data.length === 0 ? (
        <NothingHere title={t('noMessage')} text={t('noMessageText')} />
      ) : (
        <>
          <Text size="sm" c="dimmed">
            {t('messagesText')}
          </Text>
          <DataTable label={t('messages')} rows={found.data} columns={columns} idOf={(one) => one.id} />
        </>
      )}
    </SidePanel>
  )
}
