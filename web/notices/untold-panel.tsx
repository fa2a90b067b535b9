import type { AnswerOf } from '@cadre/contract/client'
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { DataTable } from '../parts/data-table.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { useSubjectNames } from '../requests/use-subject-names.ts'
import { untoldQuery } from './notice-queries.ts'
import type { NoticeStanding, Population, Purpose } from './notice-queries.ts'

/** More lines than this are not drawn; the button for everybody reaches the rest. */
const mostShown = 200

interface UntoldPanelProps {
  readonly standing: NoticeStanding
  readonly name: string
  readonly onClose: () => void
}

/** Who was not told of a purpose, and the way to note that they were, on paper or in person. */
export function UntoldPanel({ standing: { purpose, population }, name, onClose }: UntoldPanelProps) {
  const t = useTranslations('notices')
  const found = useQuery(untoldQuery(purpose, population))
  return (
    <SidePanel title={t('untoldOf', { name })} onClose={onClose} size="lg">
      {found.isError ? (
        <LoadFailed error={found.error} />
      ) : found.isPending ? (
        <PageLoading />
      ) : (
        <Untold asked={{ purpose, population }} found={found.data} />
      )}
    </SidePanel>
  )
}

interface UntoldProps {
  readonly asked: { readonly purpose: Purpose; readonly population: Population }
  readonly found: AnswerOf<'listUntold'>
}

type Line = { readonly id: string }

function Untold({ asked, found: { subjectIds, total, noticeOf } }: UntoldProps) {
  const t = useTranslations('notices')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [how, setHow] = useState(t('howDefault'))
  const [toldOn, setToldOn] = useState(today())
  const lines = useMemo(() => subjectIds.slice(0, mostShown).map((id) => ({ id })), [subjectIds])
  const nameOf = useSubjectNames(subjectIds.slice(0, mostShown))
  const record = useMutation({
    mutationFn: async (ids: readonly string[] | 'everybody') => {
      const note = { how: how.trim(), toldOn }
      if (ids !== 'everybody') return give(ids, noticeOf, note)
      let recorded = 0
      // A thousand come at a time; whoever was told does not come again.
      for (let rest = { subjectIds, noticeOf }; ;) {
        const given = await give(rest.subjectIds, rest.noticeOf, note)
        recorded += given
        if (given === 0) return recorded
        rest = (await api.call('listUntold', { query: asked })).data
      }
    },
    onSuccess: (count) => tellDone(t('recorded', { count })),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  })
  const isFilled = how.trim().length >= 3 && toldOn !== ''
  const without = subjectIds.filter((id) => noticeOf[id] === undefined).length
  if (total === 0) return <Text>{t('nobodyUntold')}</Text>
  return (
    <Stack gap="md">
      <Text size="sm">{t('untoldText', { count: total })}</Text>
      {without > 0 && (
        <Alert color="orange" variant="light" py="xs">
          {t('noneForThem', { count: without })}
        </Alert>
      )}
      {without < subjectIds.length && (
        <>
          <Group grow align="end">
            <TextInput
              label={t('how')}
              required
              minLength={3}
              maxLength={500}
              value={how}
              onChange={({ currentTarget }) => setHow(currentTarget.value)}
            />
            <TextInput
              label={t('toldOn')}
              required
              type="date"
              max={today()}
              value={toldOn}
              onChange={({ currentTarget }) => setToldOn(currentTarget.value)}
            />
          </Group>
          <Group>
            <Button
              variant="default"
              disabled={!isFilled}
              loading={record.isPending}
              onClick={() => record.mutate('everybody')}
            >
              {t('recordAll', { count: total - without })}
            </Button>
          </Group>
        </>
      )}
      <DataTable<Line>
        label={t('untold')}
        rows={lines}
        idOf={({ id }) => id}
        nameOf={({ id }) => nameOf(id) ?? id}
        columns={[{ id: 'name', title: t('person'), cell: ({ id }) => nameOf(id) ?? t('somebody') }]}
        actions={(chosen, clear) => (
          <Button
            size="compact-sm"
            disabled={!isFilled}
            loading={record.isPending}
            onClick={() =>
              record.mutate(
                chosen.map(({ id }) => id),
                { onSuccess: clear },
              )
            }
          >
            {t('recordChosen', { count: chosen.length })}
          </Button>
        )}
      />
      {total > lines.length && (
        <Text size="sm" c="dimmed">
          {t('more', { count: total - lines.length })}
        </Text>
      )}
    </Stack>
  )
}

/** Notes for each the notice of their place; returns how many were noted. */
async function give(
  ids: readonly string[],
  noticeOf: Readonly<Record<string, string>>,
  note: { readonly how: string; readonly toldOn: string },
): Promise<number> {
  const byNotice = Map.groupBy(ids, (id) => noticeOf[id])
  let recorded = 0
  for (const [id, subjectIds] of byNotice)
    if (id !== undefined)
      recorded += (await api.call('recordNoticeGiven', { params: { id }, body: { ...note, subjectIds } }))
        .data.recorded
  return recorded
}
