import { Alert, Anchor, Button, Card, Group, Progress, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { AllWell } from '../parts/all-well.tsx'
import { errorText } from '../parts/error-text.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { AnswerInput } from './answer-input.tsx'
import { answersToSend } from './answers.ts'
import type { Answers } from './answers.ts'
import { KeptNotice } from './kept-notice.tsx'
import { ownSurveysQuery } from './survey-queries.ts'
import type { OwnSurvey } from './survey-queries.ts'

/** A survey as it asks: first what is kept, then one question after the other; it is answered once. */
export function AnswerPage() {
  const t = useTranslations('surveys')
  const { waveId } = useParams({ from: '/surveys/$id/answer/$waveId' })
  const own = useQuery(ownSurveysQuery)
  if (own.isError) return <LoadFailed error={own.error} />
  if (own.isPending) return <PageLoading />
  const survey = own.data.find((one) => one.waveId === waveId)
  if (!survey) return <NothingHere title={t('notAsked')} text={t('notAskedText')} />
  return (
    <>
      <Anchor component={Link} to="/surveys" size="sm" className="no-print">
        <Group gap={4} mb="xs">
          <IconArrowLeft size={14} aria-hidden />
          {t('title')}
        </Group>
      </Anchor>
      {survey.isAnswered ? (
        <Page title={survey.name} named={`${t('answer')}: ${survey.name}`} maw={680}>
          <AllWell title={t('thanks')} text={t('thanksText', { count: survey.minimumGroup })} />
        </Page>
      ) : (
        <Asked survey={survey} />
      )}
    </>
  )
}

function Asked({ survey }: { readonly survey: OwnSurvey }) {
  const t = useTranslations('surveys')
  const { day } = useFormat()
  const queries = useQueryClient()
  const [answers, setAnswers] = useState<Answers>(new Map())
  const { waveId, name, introduction, isAnonymous, closesOn, minimumGroup, questions } = survey
  const toSend = answersToSend(answers)
  const send = useMutation({
    mutationFn: () => api.call('answerSurvey', { params: { id: waveId }, body: { answers: toSend } }),
    onSuccess: () => {
      queries.setQueryData(ownSurveysQuery.queryKey, (list) =>
        list?.map((one) => (one.waveId === waveId ? { ...one, isAnswered: true } : one)),
      )
      scrollTo({ top: 0 })
    },
  })
  const done = t('answeredOf', { done: toSend.length, all: questions.length })
  return (
    <Page title={name} named={`${t('answer')}: ${name}`} text={t('until', { day: day(closesOn) })} maw={680}>
      {introduction !== null && <Text>{introduction}</Text>}
      <KeptNotice isAnonymous={isAnonymous} minimumGroup={minimumGroup} />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Stack gap="md">
          {questions.map((question) => (
            <Card withBorder key={question.id}>
              <AnswerInput
                question={question}
                answer={answers.get(question.id)}
                onAnswer={(answer) => setAnswers((old) => new Map(old).set(question.id, answer))}
              />
            </Card>
          ))}
          {send.isError && (
            <Alert color="red" variant="light" role="alert">
              {errorText(send.error)}
            </Alert>
          )}
          <Group justify="space-between" gap="sm">
            <div>
              <Text size="sm" className="number">
                {done}
              </Text>
              <Progress
                w={160}
                size="sm"
                value={(toSend.length / questions.length) * 100}
                aria-label={done}
              />
            </div>
            <Button type="submit" loading={send.isPending} disabled={toSend.length === 0}>
              {t('send')}
            </Button>
          </Group>
          <Text size="sm" c="dimmed">
            {t('sendText')}
          </Text>
        </Stack>
      </form>
    </Page>
  )
}
