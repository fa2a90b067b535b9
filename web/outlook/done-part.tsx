import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { LoadFailed } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { capitalised } from './capitalised.ts'
import { DoneForm } from './done-form.tsx'
import { interventionsQuery } from './outlook-queries.ts'
import type { Intervention } from './outlook-queries.ts'

interface DonePartProps {
  /** The person for whom it was done. */
  readonly id: string
  readonly mayNote: boolean
  /** The case whose decision is followed by what is noted here. */
  readonly caseId?: string
}

/** What was done for a person, and the way to note it. */
export function DonePart({ id, mayNote, caseId }: DonePartProps) {
  const t = useTranslations('outlook.done')
  const found = useQuery(interventionsQuery(id))
  const [notes, setNotes] = useState(false)
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return null
  const { items, kinds, names } = found.data
  if (items.length === 0 && !mayNote) return null
  return (
    <Stack gap="sm" component="section" aria-label={t('title')}>
      <Group justify="space-between">
        <Title order={2}>{t('title')}</Title>
        {mayNote && (
          <Button variant="default" className="no-print" onClick={() => setNotes(true)}>
            {t('note')}
          </Button>
        )}
      </Group>
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      {items.map((one) => (
        <DoneLine key={one.id} one={one} by={names[one.notedBy]} />
      ))}
      {notes && (
        <DoneForm
          personId={id}
          kinds={kinds}
          onClose={() => setNotes(false)}
          {...(caseId !== undefined && { caseId })}
        />
      )}
    </Stack>
  )
}

interface DoneLineProps {
  readonly one: Intervention
  readonly by: string | undefined
}

function DoneLine({ one, by }: DoneLineProps) {
  const t = useTranslations('outlook.done')
  const o = useTranslations('outlook')
  const said = useSaid()
  const me = useMe()
  const { day, instant } = useFormat()
  const queries = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => api.call('withdrawIntervention', { params: { id: one.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['outlook', 'done'] }),
    onError: tellFailed,
  })
  const { kind, begunOn, endedOn, words, notedBy, notedAt, withdrawnAt } = one
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" fw={600} td={withdrawnAt === null ? undefined : 'line-through'}>
          {capitalised(said(kind))}
        </Text>
        <Text size="sm">
          {endedOn === null || endedOn === begunOn
            ? day(begunOn)
            : t('fromTo', { from: day(begunOn), to: day(endedOn) })}
        </Text>
        {withdrawnAt !== null && (
          <Badge variant="default" tt="none">
            {t('withdrawn')}
          </Badge>
        )}
        {withdrawnAt === null && notedBy === me.accountId && (
          <Button
            size="compact-xs"
            variant="subtle"
            className="no-print"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate()}
          >
            {t('withdraw')}
          </Button>
        )}
      </Group>
      <Text size="sm" mt={4} style={{ whiteSpace: 'pre-line' }}>
        {words}
      </Text>
      <Text size="xs" c="dimmed">
        {o('by', { name: by ?? o('somebody'), at: instant(notedAt) })}
      </Text>
    </div>
  )
}
