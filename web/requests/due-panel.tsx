import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import { JobProgress } from '../parts/job-progress.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { dueQuery } from './request-queries.ts'
import type { Due } from './request-queries.ts'
import { useSubjectNames } from './use-subject-names.ts'

/** As many lines are drawn at first, and more by as many. */
const shownAtOnce = 200

/** What has been kept as long as its rule says: read, then erased or made anonymous exactly as listed. */
export function DuePanel() {
  const t = useTranslations('requests')
  const p = useTranslations('parts')
  const word = useWords()
  const { day } = useFormat()
  const queries = useQueryClient()
  const found = useQuery(dueQuery)
  const [isRead, setRead] = useState(false)
  const [most, setMost] = useState(shownAtOnce)
  const [jobId, setJobId] = useState<string>()
  const refresh = useCallback(() => void queries.invalidateQueries(), [queries])
  const shown = (found.data?.items ?? []).slice(0, most)
  const nameOf = useSubjectNames([...new Set(shown.map(({ subjectId }) => subjectId))])
  const retire = useMutation({
    mutationFn: (digest: string) =>
      api.call('startJob', { body: { kind: 'retire_data', input: { digest } } }),
    onSuccess: ({ data }) => setJobId(data.id),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const { items, asOf, digest } = found.data
  return (
    <Stack gap="md" pt="md">
      <Text size="sm">{t('dueText')}</Text>
      {jobId !== undefined && <JobProgress id={jobId} title={t('retire')} onDone={refresh} />}
      {items.length === 0 ? (
        <NothingHere title={t('nothingDue')} text={t('nothingDueText', { day: day(asOf) })} />
      ) : (
        <>
          <Checkbox
            label={t('retireText', { count: items.length, day: day(asOf) })}
            checked={isRead}
            onChange={({ currentTarget }) => setRead(currentTarget.checked)}
          />
          <Group>
            <Button
              color="red"
              disabled={!isRead}
              loading={retire.isPending}
              onClick={() => retire.mutate(digest)}
            >
              {t('retire')}
            </Button>
          </Group>
          <DataTable<Due>
            label={t('tabs.due')}
            rows={shown}
            comesSorted
            idOf={({ subjectId, dataClass }) => `${subjectId} ${dataClass}`}
            columns={[
              { id: 'who', title: t('who'), cell: ({ subjectId }) => nameOf(subjectId) ?? t('somebody') },
              { id: 'what', title: t('records'), cell: ({ dataClass }) => word(dataClass) },
              { id: 'on', title: t('dueOn'), isNamed: true, cell: ({ dueOn }) => day(dueOn) },
              { id: 'how', title: t('disposal'), cell: ({ disposal }) => t(`disposals.${disposal}`) },
              {
                id: 'basis',
                title: t('basis'),
                width: 'minmax(0, 2fr)',
                cell: ({ basis }) => (
                  <Text size="xs" lang="en">
                    {basis}
                  </Text>
                ),
              },
            ]}
          />
          {items.length > shown.length && (
            <Group>
              <Button variant="default" onClick={() => setMost(most + shownAtOnce)}>
                {t('more', { count: Math.min(shownAtOnce, items.length - shown.length) })}
              </Button>
            </Group>
          )}
        </>
      )}
    </Stack>
  )
}
