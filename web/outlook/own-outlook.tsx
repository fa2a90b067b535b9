import { Alert, Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { Confirm } from '../parts/confirm.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { DecisionLine } from './decision-line.tsx'
import { DonePart } from './done-part.tsx'
import { ownOutlookQuery } from './outlook-queries.ts'
import type { ModelScore, ReviewCase } from './outlook-queries.ts'
import { ScoreCard } from './score-card.tsx'

/** What models say about whoever is signed in: from what, why, what people decided, and the way to contest it. */
export function OwnOutlook() {
  const t = useTranslations('outlook.own')
  const { personId } = useMe()
  const found = useQuery(ownOutlookQuery)
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const { items, decisions, cases, meanings, names } = found.data
  if (items.length === 0) return <NothingHere title={t('none')} text={t('noneText')} />
  return (
    <Stack gap="md" maw={860}>
      <Text size="sm" c="dimmed">
        {t('text')}
      </Text>
      {items.map((score) => {
        const ofScore = cases.filter(({ scoreId }) => scoreId === score.id)
        const decided = decisions.filter(({ caseId }) =>
          cases.some(({ id, title }) => id === caseId && title === score.title),
        )
        return (
          <Card key={score.id} withBorder component="section" aria-label={score.title} p="lg">
            <Stack gap="lg">
              <Title order={2}>{score.title}</Title>
              <ScoreCard score={score} meanings={meanings} isOwn />
              <Stack gap="sm">
                {decided.length === 0 && <Text size="sm">{t('notDecided')}</Text>}
                {decided.map((decision) => (
                  <DecisionLine key={decision.id} decision={decision} names={names} />
                ))}
              </Stack>
              <Contest score={score} cases={ofScore} names={names} />
            </Stack>
          </Card>
        )
      })}
      {personId !== null && <DonePart id={personId} mayNote={false} />}
    </Stack>
  )
}

interface ContestProps {
  readonly score: ModelScore
  readonly cases: readonly ReviewCase[]
  readonly names: Readonly<Record<string, string>>
}

/** The way to have a score looked at anew, or who looks at it and by when. */
function Contest({ score: { id }, cases, names }: ContestProps) {
  const t = useTranslations('outlook.own')
  const o = useTranslations('outlook')
  const p = useTranslations('parts')
  const { day } = useFormat()
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const contest = useMutation({
    mutationFn: (words: string) => api.call('contestScore', { params: { id }, body: { words } }),
    onSuccess: ({ data }) => tellDone(t('contested', { day: day(data.dueOn) })),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outlook'] }),
  })
  const open = cases.find(({ kind, state }) => kind === 'contest' && state === 'open')
  if (open)
    return (
      <Alert variant="light" title={o('kinds.contest')}>
        {t('looksAt', { name: names[open.assignedTo] ?? o('somebody'), day: day(open.dueOn) })}
      </Alert>
    )
  return (
    <Stack gap="xs" align="start">
      <Title order={3} fz="md">
        {t('wrong')}
      </Title>
      <Text size="sm">{t('wrongText')}</Text>
      <Group gap="md">
        <Button variant="default" loading={contest.isPending} onClick={() => setAsks(true)}>
          {t('contest')}
        </Button>
        <Anchor component={Link} to="/me" search={{} as never} size="sm">
          {t('toData')}
        </Anchor>
      </Group>
      {asks && (
        <Confirm
          title={t('contest')}
          text={t('contestText')}
          act={t('contest')}
          reason={t('contestWords')}
          onClose={() => setAsks(false)}
          onConfirm={(words) => contest.mutate(words)}
        />
      )}
    </Stack>
  )
}
