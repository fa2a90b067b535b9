import { Button, Group, MultiSelect, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'
import { Dialog } from '../parts/dialog.tsx'
import { AskedInDialog } from '../parts/dialog-form.tsx'
import { RecordSelect } from '../parts/record-select.tsx'
import { OneTimeLink } from './one-time-link.tsx'
import { roles, useRoleName } from './role-name.ts'

/** Makes an account with a link, shown once, by which its owner signs in first. */
export function InviteAccount({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('admin')
  const p = useTranslations('parts')
  const me = useMe()
  const roleName = useRoleName()
  const queries = useQueryClient()
  const [login, setLogin] = useState('')
  const [displayName, setName] = useState('')
  const [granted, setGranted] = useState<string[]>([])
  const [personId, setPerson] = useState<string | null>(null)
  const invite = useMutation({
    mutationFn: () =>
      api.call('inviteAccount', {
        body: {
          login: login.trim(),
          displayName: displayName.trim(),
          roles: granted.map((role) => ({ role: role as (typeof roles)[number] })),
          ...(personId !== null && { personId }),
        },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  })
  return (
    <Dialog onClose={onClose} title={t('invite')}>
      {invite.data ? (
        <Stack gap="md">
          <OneTimeLink {...invite.data.data} />
          <Group justify="end">
            <Button onClick={onClose}>{p('close')}</Button>
          </Group>
        </Stack>
      ) : (
        <AskedInDialog
          submit={t('makeLink')}
          sending={invite}
          onSubmit={() => invite.mutate()}
          onClose={onClose}
        >
          <TextInput
            label={t('login')}
            description={t('loginHint')}
            required
            data-autofocus
            maxLength={320}
            value={login}
            onChange={({ currentTarget }) => setLogin(currentTarget.value)}
          />
          <TextInput
            label={t('name')}
            required
            maxLength={200}
            value={displayName}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          {reaches(me, 'directory') && (
            <RecordSelect
              label={t('person')}
              paths={['person-profiles']}
              value={personId}
              onChange={setPerson}
            />
          )}
          <MultiSelect
            label={t('roles')}
            description={t('rolesHint')}
            data={roles.map((role) => ({ value: role, label: roleName(role) }))}
            value={granted}
            onChange={setGranted}
          />
        </AskedInDialog>
      )}
    </Dialog>
  )
}
