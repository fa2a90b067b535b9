import { ActionIcon, Button, Group, MultiSelect, Select, Stack, Text, Title } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { browserOf } from '../parts/browser-of.ts'
import { Confirm } from '../parts/confirm.tsx'
import type { Question } from '../parts/confirm.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { AccountState } from './account-state.tsx'
import { accountSessionsQuery } from './administration-queries.ts'
import type { Account } from './administration-queries.ts'
import { OneTimeLink } from './one-time-link.tsx'
import { roles, useRoleName } from './role-name.ts'
import { useScopes } from './use-scopes.ts'

type Role = (typeof roles)[number]
type Asked = Question & { readonly run: (reason: string) => Promise<unknown> }

/** One account: its roles, where it is signed in, and the ways to help or to stop it. */
export function AccountDrawer({
  account,
  onClose,
}: {
  readonly account: Account
  readonly onClose: () => void
}) {
  const t = useTranslations('admin')
  const p = useTranslations('parts')
  const roleName = useRoleName()
  const queries = useQueryClient()
  const me = useMe()
  const scopes = useScopes()
  const [scope, setScope] = useState<string[]>([])
  const [asked, setAsked] = useState<Asked>()
  const { id, displayName, login, disabledAt, proofs } = account
  const act = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => tellDone(p('changed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['accounts'] }),
        queries.invalidateQueries({ queryKey: ['account sessions', id] }),
      ]),
  })
  const link = useMutation({
    mutationFn: (reason: string | undefined) =>
      reason === undefined
        ? api.call('makePasswordLink', { params: { id } })
        : api.call('recoverAccount', { params: { id }, body: { reason } }),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  const held = account.roles.map(({ role }) => role)
  // Of all roles only this one reaches people by where they work.
  const mayScope = me.roles.includes('hr_manager') && !held.includes('hr_manager')
  const partsOf = (role: string): readonly string[] => (mayScope && role === 'hr_manager' ? scope : [])
  return (
    <SidePanel title={displayName} onClose={onClose}>
      <Stack gap={4} align="start">
        <AccountState account={account} />
        <Text size="sm">{login}</Text>
        <Text size="sm" c="dimmed">
          {t('signsInWith', {
            ways: proofs.map((way) => t(`proofs.${way}`)).join(', ') || t('nothingYet'),
          })}
        </Text>
      </Stack>
      <Stack gap="xs">
        <Title order={2}>{t('roles')}</Title>
        {account.roles.map(({ role, scope: heldFor }) => (
          <Group key={role} justify="space-between" wrap="nowrap">
            <Text size="sm">
              {roleName(role)}
              {heldFor && (
                <Text span c="dimmed" size="sm">
                  {' '}
                  · {heldFor.map(scopes.nameOf).join(', ')}
                </Text>
              )}
            </Text>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('takeRole', { role: roleName(role) })}
              onClick={() =>
                setAsked({
                  title: t('takeRole', { role: roleName(role) }),
                  text: t('roleEnds'),
                  act: t('takeAway'),
                  isDangerous: true,
                  run: () => api.call('revokeRole', { params: { id, role: role as Role } }),
                })
              }
            >
              <IconX size={16} />
            </ActionIcon>
          </Group>
        ))}
        {mayScope && (
          <MultiSelect
            label={t('heldFor')}
            description={t('heldForText')}
            {...(scope.length === 0 && { placeholder: t('everywhere') })}
            data={scopes.options}
            value={scope}
            onChange={setScope}
          />
        )}
        <Select
          aria-label={t('giveRole')}
          placeholder={t('giveRole')}
          data={roles
            .filter((role) => !held.includes(role))
            .map((role) => ({ value: role, label: roleName(role) }))}
          value={null}
          onChange={(role) =>
            role !== null &&
            setAsked({
              title: [`${t('giveRole')}: ${roleName(role)}`, ...partsOf(role).map(scopes.nameOf)].join(' · '),
              text: t('roleEnds'),
              act: t('give'),
              run: () => {
                const parts = partsOf(role)
                const body = { role: role as Role, ...(parts.length > 0 && { scope: [...parts] }) }
                return api.call('grantRole', { params: { id }, body })
              },
            })
          }
        />
      </Stack>
      <Sessions
        id={id}
        onEnd={() =>
          setAsked({
            title: t('endSessions'),
            text: t('endSessionsText'),
            act: t('endSessions'),
            isDangerous: true,
            run: () => api.call('endAccountSessions', { params: { id } }),
          })
        }
      />
      <Stack gap="xs">
        <Title order={2}>{t('help')}</Title>
        {link.data && <OneTimeLink {...link.data.data} />}
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            loading={link.isPending}
            onClick={() => link.mutate(undefined)}
          >
            {t('passwordLink')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() =>
              setAsked({
                title: t('recover'),
                text: t('recoverText'),
                act: t('recover'),
                isDangerous: true,
                reason: t('reason'),
                run: (reason) => link.mutateAsync(reason),
              })
            }
          >
            {t('recover')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            color="red"
            onClick={() =>
              setAsked({
                title: t(disabledAt === null ? 'disable' : 'enable'),
                text: t(disabledAt === null ? 'disableText' : 'enableText'),
                act: t(disabledAt === null ? 'disable' : 'enable'),
                isDangerous: disabledAt === null,
                reason: t('reason'),
                run: (reason) =>
                  api.call(disabledAt === null ? 'disableAccount' : 'enableAccount', {
                    params: { id },
                    body: { reason },
                  }),
              })
            }
          >
            {t(disabledAt === null ? 'disable' : 'enable')}
          </Button>
        </Group>
      </Stack>
      {asked && (
        <Confirm
          {...asked}
          onClose={() => setAsked(undefined)}
          onConfirm={(reason) => act.mutate(() => asked.run(reason))}
        />
      )}
    </SidePanel>
  )
}

function Sessions({ id, onEnd }: { readonly id: string; readonly onEnd: () => void }) {
  const t = useTranslations('admin')
  const { instant } = useFormat()
  const sessions = useQuery(accountSessionsQuery(id))
  return (
    <Stack gap="xs" align="start">
      <Title order={2}>{t('signedIn')}</Title>
      {sessions.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('nowhere')}
        </Text>
      )}
      {(sessions.data ?? []).map((session) => (
        <Text key={session.id} size="sm">
          {session.label || browserOf(session.client)}
          <Text span c="dimmed" size="sm">
            {' '}
            · {instant(session.lastUsedAt)}
          </Text>
        </Text>
      ))}
      {(sessions.data?.length ?? 0) > 0 && (
        <Button variant="default" size="compact-sm" onClick={onEnd}>
          {t('endSessions')}
        </Button>
      )}
    </Stack>
  )
}
