import { Alert, Anchor, Button, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today, useMoment } from '../app/search.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { Dialog } from '../parts/dialog.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { tellDone } from '../parts/tell.tsx'

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
  const [reports, setReports] = useState<readonly string[]>()
  const send = async (values: Record<string, unknown>): Promise<void> => {
    const body = { lastDay, ...values } as never
    const { reportIds } = (await api.call('enterLeaving', { params: { id }, body })).data
    await queries.invalidateQueries()
    tellDone(t('done'))
    if (reportIds.length === 0) onClose()
    else setReports(reportIds)
  }
  return (
    <Dialog onClose={onClose} title={t('title', { name })}>
      {reports ? (
        <WithoutManager reportIds={reports} onClose={onClose} />
      ) : (
        <Stack gap="sm">
          <Text size="sm">{t('text')}</Text>
          <TextInput
            type="date"
            label={t('lastDay')}
            required
            value={lastDay}
            onChange={({ currentTarget }) => setLastDay(currentTarget.value)}
          />
          <RecordForm<string>
            kind="employment"
            fields={['leavingKind', 'leavingReason', 'wouldRehire']}
            before={{}}
            submit={t('submit')}
            onCancel={onClose}
            onSubmit={send}
          />
        </Stack>
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
      <List size="sm">
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
