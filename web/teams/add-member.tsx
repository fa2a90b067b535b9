import { NumberInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { RecordSelect } from '../parts/record-select.tsx'
import { tellDone } from '../parts/tell.tsx'

interface AddMemberProps {
  readonly teamId: string
  readonly onClose: () => void
}

/** Puts somebody into a team from today on, with a share of their time. */
export function AddMember({ teamId, onClose }: AddMemberProps) {
  const t = useTranslations('teams')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [personId, setPerson] = useState<string | null>(null)
  const [role, setRole] = useState('')
  const [percent, setPercent] = useState<number | null>(null)
  const add = useMutation({
    mutationFn: () =>
      api.records('team-memberships').create({
        subjectId: personId ?? '',
        from: today(),
        values: {
          teamId,
          ...(role.trim() !== '' && { role: role.trim() }),
          ...(percent !== null && { share: percent / 100 }),
        },
      }),
    onSuccess: async () => {
      await Promise.all(
        [['team members', teamId], ['team sizes']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      )
      tellDone(p('changed'))
      onClose()
    },
  })
  return (
    <DialogForm
      title={t('addMember')}
      submit={p('save')}
      sending={add}
      isDisabled={personId === null}
      onSubmit={() => add.mutate()}
      onClose={onClose}
    >
      <RecordSelect
        label={t('person')}
        required
        paths={['person-profiles']}
        value={personId}
        onChange={setPerson}
      />
      <TextInput
        label={t('role')}
        maxLength={100}
        value={role}
        onChange={({ currentTarget }) => setRole(currentTarget.value)}
      />
      <NumberInput
        label={t('sharePercent')}
        min={0}
        max={100}
        suffix=" %"
        value={percent ?? ''}
        onChange={(entered) => setPercent(typeof entered === 'number' ? entered : null)}
      />
    </DialogForm>
  )
}
