import { Badge, Button, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { EnterRequest } from './enter-request.tsx'
import { isOpen, subjectRequestsQuery } from './request-queries.ts'
import type { SubjectRequest } from './request-queries.ts'
import { RequestDetail } from './request-detail.tsx'
import { useSubjectNames } from './use-subject-names.ts'

/** All requests within reach, the most urgent first, and the way to enter one that came by letter. */
export function RequestsPanel() {
  const t = useTranslations('requests')
  const r = useTranslations('rights')
  const { day } = useFormat()
  const found = useQuery(subjectRequestsQuery)
  const [opened, setOpened] = useState<string>()
  const [enters, setEnters] = useState(false)
  const nameOf = useSubjectNames((found.data ?? []).map(({ subjectId }) => subjectId))
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const one = found.data.find(({ id }) => id === opened)
  const name = (id: string): string => nameOf(id) ?? t('somebody')
  return (
    <Stack gap="md" pt="md">
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setEnters(true)}
        >
          {t('enter')}
        </Button>
      </Group>
      {found.data.length === 0 ? (
        <NothingHere title={t('none')} text={t('noneText')} />
      ) : (
        <DataTable<SubjectRequest>
          label={t('tabs.requests')}
          rows={found.data}
          comesSorted
          idOf={({ id }) => id}
          columns={[
            {
              id: 'who',
              title: t('who'),
              width: 'minmax(0, 1.4fr)',
              cell: ({ id, subjectId }) => (
                <UnstyledButton onClick={() => setOpened(id)} fz="sm" fw={550}>
                  {name(subjectId)}
                </UnstyledButton>
              ),
            },
            { id: 'kind', title: t('what'), cell: ({ kind }) => r(`kinds.${kind}` as never) },
            {
              id: 'due',
              title: t('due'),
              isNamed: true,
              cell: (request) => (
                <Text
                  size="sm"
                  className="number"
                  {...(request.isOverdue && { c: 'var(--mantine-color-error)', fw: 600 })}
                >
                  {isOpen(request) ? day(request.dueOn) : '—'}
                </Text>
              ),
            },
            { id: 'state', title: t('state'), cell: (request) => <StateBadge request={request} /> },
          ]}
        />
      )}
      {one && <RequestDetail request={one} name={name(one.subjectId)} onClose={() => setOpened(undefined)} />}
      {enters && <EnterRequest onClose={() => setEnters(false)} />}
    </Stack>
  )
}

function StateBadge({ request: { state, isOverdue } }: { readonly request: SubjectRequest }) {
  const t = useTranslations('requests')
  const r = useTranslations('rights')
  const color = isOverdue
    ? 'red'
    : { open: 'orange', planned: 'orange', done: 'teal', refused: 'gray' }[state]
  return (
    <Badge variant="dot" color={color} tt="none" fw={500}>
      {isOverdue ? t('overdue') : r(`states.${state}`)}
    </Badge>
  )
}
