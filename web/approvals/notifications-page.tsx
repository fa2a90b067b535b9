import { Anchor, Button, Card, Checkbox, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { notificationsQuery, preferencesQuery } from '../own/own-queries.ts'
import type { Notification } from '../own/own-queries.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { foldNotices } from './fold-notices.ts'
import type { FoldedNotice } from './fold-notices.ts'

const known = [
  'change-waiting',
  'change-decided',
  'contact-changed',
  'account-recovered',
  'feedback-asked',
  'feedback-received',
  'review-published',
  'review-due',
  'goal-set',
  'task-assigned',
  'interview-planned',
  'case-assigned',
  'contest-decided',
  'correction-asked',
  'correction-answered',
  'model-alert',
  'challenger-ready',
  'retraining-failed',
  'experiment-ended',
  'survey-open',
] as const

/** Where what somebody is told of is to be found; on the own page when nothing is said. */
const pageOf: Readonly<Record<string, string>> = {
  'change-waiting': '/approvals',
  'review-published': '/reviews',
  'review-due': '/reviews',
  'goal-set': '/goals',
  'task-assigned': '/onboarding',
  'survey-open': '/surveys',
  'model-alert': '/models',
  'challenger-ready': '/models',
  'retraining-failed': '/models',
  'experiment-ended': '/models',
  'case-assigned': '/review',
  'correction-asked': '/approvals',
}

/** The tab of the own page on which it is. */
const tabOf: Readonly<Record<string, { readonly tab: string }>> = {
  'change-decided': { tab: 'requests' },
  'correction-answered': { tab: 'requests' },
  'contest-decided': { tab: 'outlook' },
}

/** What this account was told, newest first, and how it wants to be told. */
export function NotificationsPage() {
  const t = useTranslations('own')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const pages = useInfiniteQuery(notificationsQuery)
  const mark = useMutation({
    mutationFn: (ids: readonly string[] | undefined) =>
      api.call('markNotifications', { body: { isRead: true, ...(ids && { ids: [...ids] }) } }),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  })
  if (pages.isError) return <LoadFailed error={pages.error} />
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  const unread = pages.data?.pages[0]?.unread ?? 0
  return (
    <Page
      title={t('notifications')}
      text={t('notificationsText', { unread })}
      actions={
        unread > 0 && (
          <Button variant="default" onClick={() => mark.mutate(undefined)}>
            {t('allRead')}
          </Button>
        )
      }
    >
      {pages.isPending ? (
        <PageLoading />
      ) : items.length === 0 ? (
        <NothingHere title={t('noNotification')} text={t('noNotificationText')} />
      ) : (
        <NotificationList items={items} onRead={(ids) => mark.mutate(ids)} />
      )}
      <MoreButton pages={pages} />
      <Preferences />
    </Page>
  )
}

interface NotificationListProps {
  readonly items: readonly Notification[]
  readonly onRead: (ids: readonly string[]) => void
}

function NotificationList({ items, onRead }: NotificationListProps) {
  const t = useTranslations('own')
  const { instant } = useFormat()
  const lines = useMemo(() => foldNotices(items), [items])
  const columns = useMemo(
    (): Column<FoldedNotice>[] => [
      {
        id: 'what',
        title: t('what'),
        width: 'minmax(0, 3fr)',
        cell: (notice) => <What notice={notice} onRead={() => onRead(notice.ids)} />,
      },
      {
        id: 'when',
        title: t('when'),
        isQuiet: true,
        cell: ({ createdAt }) => <span className="number">{instant(createdAt)}</span>,
      },
    ],
    [t, instant, onRead],
  )
  return (
    <DataTable
      label={t('notifications')}
      rows={lines}
      columns={columns}
      idOf={({ id }) => id}
      nameOf={({ createdAt }) => instant(createdAt)}
      actions={(chosen, clear) => (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            onRead(chosen.flatMap(({ ids }) => ids))
            clear()
          }}
        >
          {t('markRead')}
        </Button>
      )}
    />
  )
}

interface WhatProps {
  readonly notice: FoldedNotice
  readonly onRead: () => void
}

function What({ notice, onRead }: WhatProps) {
  const t = useTranslations('own')
  const { number } = useFormat()
  const kind = known.find((one) => one === notice.kind)
  return (
    <Anchor
      component={Link}
      to={notice.kind === 'feedback-asked' ? `/people/${notice.recordId}` : (pageOf[notice.kind] ?? '/me')}
      search={(tabOf[notice.kind] ?? {}) as never}
      c="inherit"
      fw={notice.isRead ? 400 : 650}
      onClick={onRead}
    >
      {kind ? t(`told.${kind}`) : notice.kind}
      {notice.ids.length > 1 && ` ×${number(notice.ids.length)}`}
    </Anchor>
  )
}

function Preferences() {
  const t = useTranslations('own')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const preferences = useQuery(preferencesQuery)
  const change = useMutation({
    mutationFn: ({ kind, ...body }: { kind: string; isShown: boolean; isMailed: boolean }) =>
      api.call('changeNotificationPreference', { params: { kind }, body }),
    onSuccess: ({ data }) => queries.setQueryData(preferencesQuery.queryKey, data.items),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  if (!preferences.data) return null
  return (
    <Card withBorder maw={760}>
      <Stack gap="xs">
        <Title order={2}>{t('howTold')}</Title>
        <Table fz="sm" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('what')}</Table.Th>
              <Table.Th ta="center">{t('here')}</Table.Th>
              <Table.Th ta="center" style={{ whiteSpace: 'nowrap' }}>
                {t('byMail')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preferences.data.map(({ kind, isOptional, isShown, isMailed }) => {
              const name = known.find((one) => one === kind)
              const title = name ? t(`told.${name}`) : kind
              return (
                <Table.Tr key={kind}>
                  <Table.Td>{title}</Table.Td>
                  {(['isShown', 'isMailed'] as const).map((way) => (
                    <Table.Td key={way}>
                      <Group justify="center">
                        <Checkbox
                          size="xs"
                          aria-label={`${title}: ${t(way === 'isShown' ? 'here' : 'byMail')}`}
                          disabled={!isOptional}
                          checked={way === 'isShown' ? isShown : isMailed}
                          onChange={({ currentTarget: { checked } }) =>
                            change.mutate({ kind, isShown, isMailed, [way]: checked })
                          }
                        />
                      </Group>
                    </Table.Td>
                  ))}
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
        <Text size="xs" c="dimmed">
          {t('notOptional')}
        </Text>
      </Stack>
    </Card>
  )
}
