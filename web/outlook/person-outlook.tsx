import { Alert, Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { AskSomebody } from './ask-somebody.tsx'
import { DonePart } from './done-part.tsx'
import { DecisionLine } from './decision-line.tsx'
import { personOutlookQuery } from './outlook-queries.ts'
import type { ModelScore } from './outlook-queries.ts'
import { ScoreCard } from './score-card.tsx'
import { SuggestionList } from './suggestion-list.tsx'

/** What models say about a person on the day looked at, what people decided, and the way to have somebody decide. */
export function PersonOutlook({ id }: { readonly id: string }) {
  const t = useTranslations('outlook')
  const { moment } = useMoment()
  const { day } = useFormat()
  const me = useMe()
  const found = useQuery(personOutlookQuery(id, moment))
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const { items, hidden, decisions, cases, suggestions, meanings, names } = found.data
  return (
    <Stack gap="md" maw={860}>
      <Text size="sm" c="dimmed">
        {t('text')}
      </Text>
      {items.length === 0 && <NothingHere title={t('noOutlook')} text={t('noOutlookText')} />}
      {items.map((score) => (
        <Card key={score.id} withBorder component="section" aria-label={score.title} p="lg">
          <Stack gap="lg">
            <Group justify="space-between">
              <Title order={2}>{score.title}</Title>
              <OpenCase score={score} />
            </Group>
            {cases
              .filter(({ scoreId, state }) => scoreId === score.id && state === 'open')
              .map(({ id: caseId, assignedTo, dueOn }) => (
                <Anchor
                  key={caseId}
                  component={Link}
                  to="/review/$id"
                  params={{ id: caseId } as never}
                  size="sm"
                >
                  {t('isAsked', { name: names[assignedTo] ?? t('somebody'), day: day(dueOn) })}
                </Anchor>
              ))}
            {hidden.includes(score.id) && <Alert variant="light">{t('blindNotice')}</Alert>}
            <ScoreCard score={score} meanings={meanings} isHidden={hidden.includes(score.id)} />
            <SuggestionList
              suggestions={suggestions.filter(({ scoreId }) => scoreId === score.id)}
              meanings={meanings}
            />
          </Stack>
        </Card>
      ))}
      {decisions.length > 0 && (
        <Stack gap="sm" component="section" aria-label={t('history')}>
          <Title order={2}>{t('history')}</Title>
          {decisions.map((decision) => (
            <DecisionLine key={decision.id} decision={decision} names={names} />
          ))}
        </Stack>
      )}
      {moment.asOf === undefined && (
        <DonePart id={id} mayNote={reaches(me, 'outlook', 'write') && me.personId !== id} />
      )}
    </Stack>
  )
}

function OpenCase({ score: { id } }: { readonly score: ModelScore }) {
  const t = useTranslations('outlook')
  const me = useMe()
  const { moment } = useMoment()
  const [asks, setAsks] = useState(false)
  if (!reaches(me, 'outlook', 'write') || moment.asOf !== undefined) return null
  return (
    <>
      <Button onClick={() => setAsks(true)}>{t('openCase')}</Button>
      {asks && (
        <AskSomebody
          title={t('openCase')}
          text={t('openText')}
          act={t('openAct')}
          done={t('opened')}
          isDated
          mayBeBlind
          onClose={() => setAsks(false)}
          onAsk={({ to, words, dueOn, isBlind }) =>
            api.call('openReviewCase', {
              body: { scoreId: id, question: words, assignedTo: to, isBlind, dueOn },
            })
          }
        />
      )}
    </>
  )
}
