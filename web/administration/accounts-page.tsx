import { Anchor, Button, Text } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageViews } from '../parts/page-views.tsx'
import { Page } from '../parts/page.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { AccountDrawer } from './account-drawer.tsx'
import { AccountState, stateOf } from './account-state.tsx'
import { accountsQuery } from './administration-queries.ts'
import type { Account } from './administration-queries.ts'
import { InviteAccount } from './invite-account.tsx'
import { useRoleName } from './role-name.ts'

/** Who may sign in, and as what. */
export function AccountsPage() {
  const t = useTranslations('admin')
  const { q, sort } = useSearch({ from: '/administration/accounts' })
  const navigate = useNavigate()
  const [typed, setTyped] = useState(q ?? '')
  const [opened, setOpened] = useState<string>()
  const [invites, setInvites] = useState(false)
  const pages = useInfiniteQuery({ ...accountsQuery(q), placeholderData: keepPreviousData })
  const narrow = (change: Record<string, string | undefined>): void =>
    void navigate({ to: '.', replace: true, search: ((old: object) => ({ ...old, ...change })) as never })
  const narrowSoon = useDebouncedCallback((words: string) => narrow({ q: words.trim() || undefined }), 200)
  const accounts = pages.data?.pages.flatMap(({ items }) => items) ?? []
  const one = accounts.find(({ id }) => id === opened)
  return (
    <Page
      title={t('accounts')}
      text={t('accountsText')}
      actions={
        <>
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInvites(true)}>
            {t('invite')}
          </Button>
          <PageViews
            page="/administration/accounts"
            names={['q', 'sort']}
            onOpened={(query) => setTyped(typeof query['q'] === 'string' ? query['q'] : '')}
          />
        </>
      }
    >
      <SearchBox
        label={t('findAccount')}
        value={typed}
        onChange={(value) => {
          setTyped(value)
          narrowSoon(value)
        }}
      />
      {pages.isError ? (
        <LoadFailed error={pages.error} />
      ) : pages.isPending ? (
        <PageLoading />
      ) : accounts.length === 0 ? (
        <NothingHere title={t('noAccount')} text={t('noAccountText')} />
      ) : (
        <AccountTable
          accounts={accounts}
          sort={sort}
          onSort={(next) => narrow({ sort: next })}
          onOpen={setOpened}
        />
      )}
      <MoreButton pages={pages} />
      {one && <AccountDrawer account={one} onClose={() => setOpened(undefined)} />}
      {invites && <InviteAccount onClose={() => setInvites(false)} />}
    </Page>
  )
}

interface AccountTableProps {
  readonly accounts: readonly Account[]
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
  readonly onOpen: (id: string) => void
}

function AccountTable({ accounts, sort, onSort, onOpen }: AccountTableProps) {
  const t = useTranslations('admin')
  const roleName = useRoleName()
  const { instant } = useFormat()
  const columns = useMemo(
    (): Column<Account>[] => [
      {
        id: 'name',
        title: t('name'),
        sortBy: ({ displayName }) => displayName,
        cell: ({ id, displayName }) => (
          <Anchor component="button" type="button" fw={550} c="inherit" ta="start" onClick={() => onOpen(id)}>
            {displayName}
          </Anchor>
        ),
      },
      {
        id: 'login',
        title: t('login'),
        isQuiet: true,
        width: 'minmax(0, 1.5fr)',
        sortBy: ({ login }) => login,
        cell: ({ login }) => login,
      },
      {
        id: 'roles',
        title: t('roles'),
        cell: ({ roles }) => (
          <Text size="sm">{roles.map(({ role }) => roleName(role)).join(', ') || t('noRole')}</Text>
        ),
      },
      {
        id: 'state',
        title: t('state'),
        width: 'minmax(0, 0.6fr)',
        sortBy: (account) => stateOf(account),
        cell: (account) => <AccountState account={account} />,
      },
      {
        id: 'used',
        title: t('lastUsed'),
        isQuiet: true,
        sortBy: ({ lastUsedAt }) => lastUsedAt,
        cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('never') : instant(lastUsedAt)),
      },
    ],
    [t, roleName, instant, onOpen],
  )
  return (
    <DataTable
      label={t('accounts')}
      rows={accounts}
      columns={columns}
      idOf={({ id }) => id}
      sort={sort}
      onSort={onSort}
    />
  )
}
