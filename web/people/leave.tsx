import { formOf } from '@cadre/contract/forms'
import { Alert, Anchor, Button, Group, List, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today, useMoment } from '../app/search.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { AskedInDialog } from '../parts/dialog-form.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { FieldInput } from '../parts/field-input.tsx'
import { tellDone } from '../parts/tell.tsx'

/** How and why it ended: the contract holds it when it has ended, and then how is not left out. */
const asked = formOf('employment', ['leavingKind', 'leavingReason', 'wouldRehire']).fields.map((field) => ({
  ...field,
  isRequired: field.name === 'leavingKind',
}))

interface LeaveProps {
  readonly id: string
  readonly name: string
  readonly onClose: () => void
}

/** Ends the employment of somebody after a last day, with all that rests on it, and says who needs another manager. */
export function Leave({ id, name, onClose }: LeaveProps) {
  const t = useTranslations('person.leave')
  const queries = useQueryClient()
  const [lastDay, setLastDay] = useState(today())
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({})
  const leave = useMutation({
    mutationFn: () => {
      const told = Object.entries(values).filter(([, value]) => value !== null && value !== '')
      return api.call('enterLeaving', {
        params: { id },
        body: { lastDay, ...Object.fromEntries(told) } as never,
      })
    },
    onSuccess: async ({ data }) => {
      await queries.invalidateQueries()
      tellDone(t('done'))
      if (data.reportIds.length === 0) onClose()
    },
  })
  return (
    <Dialog onClose={onClose} title={t('title', { name })}>
      {leave.data ? (
        <WithoutManager reportIds={leave.data.data.reportIds} onClose={onClose} />
      ) : (
        <AskedInDialog
          text={t('text')}
          submit={t('submit')}
          sending={leave}
          isDisabled={lastDay === '' || typeof values['leavingKind'] !== 'string'}
          onSubmit={() => leave.mutate()}
          onClose={onClose}
        >
          <TextInput
            type="date"
            label={t('lastDay')}
            required
            value={lastDay}
            onChange={({ currentTarget }) => setLastDay(currentTarget.value)}
          />
          {asked.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={values[field.name]}
              onChange={(value) => setValues({ ...values, [field.name]: value })}
            />
          ))}
        </AskedInDialog>
      )}
    </Dialog>
  )
}

function WithoutManager({
  reportIds,
  onClose,
}: {
  readonly reportIds: readonly string[]
  readonly onClose: () => void
}) {
  const t = useTranslations('person.leave')
  const p = useTranslations('parts')
  const { moment } = useMoment()
  const people = useQuery(chartQuery(moment))
  const names = new Map(people.data?.nodes.map(({ id, name }) => [id, name]))
  return (
    <Stack gap="sm">
      <Alert color="yellow" variant="light" title={t('reports', { count: reportIds.length })}>
        {t('reportsText')}
      </Alert>
      <List size="sm" spacing="xs">
        {reportIds.map((id) => (
          <List.Item key={id}>
            <Anchor component={Link} to="/people/$id" params={{ id } as never} size="sm" onClick={onClose}>
              {names.get(id) ?? id}
            </Anchor>
          </List.Item>
        ))}
      </List>
      <Group justify="end">
        <Button onClick={onClose}>{p('close')}</Button>
      </Group>
    </Stack>
  )
}
