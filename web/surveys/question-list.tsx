import { ActionIcon, Button, Card, Group, Space, Stack, Text, Title } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconEye, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RecordOf } from '@cadre/contract/client'
import { api } from '../api/client.ts'
import { today, useMoment } from '../app/search.ts'
import { useWords } from '../language/use-words.ts'
import { Dialog } from '../parts/dialog.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { QuestionForm } from './question-form.tsx'
import { SurveyPreview } from './survey-preview.tsx'
import { questionsQuery } from './survey-queries.ts'

type Question = RecordOf<'survey_question'>

interface QuestionListProps {
  readonly survey: RecordOf<'survey'>
  /** Questions stand once somebody was asked: else waves could not be compared. */
  readonly mayChange: boolean
}

/** What a survey asks, in order; written here until it first asks. */
export function QuestionList({ survey, mayChange }: QuestionListProps) {
  const t = useTranslations('surveys')
  const { moment } = useMoment()
  const questions = useQuery(questionsQuery(survey.id, moment))
  const [edited, setEdited] = useState<Question | 'new'>()
  const [previews, setPreviews] = useState(false)
  if (questions.isError) return <LoadFailed error={questions.error} />
  if (questions.isPending) return <PageLoading />
  const list = questions.data
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Title order={2}>{t('questions')}</Title>
        <Group gap="xs">
          {list.length > 0 && (
            <Button
              variant="default"
              leftSection={<IconEye size={16} aria-hidden />}
              onClick={() => setPreviews(true)}
            >
              {t('preview')}
            </Button>
          )}
          {mayChange && (
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setEdited('new')}
            >
              {t('addQuestion')}
            </Button>
          )}
        </Group>
      </Group>
      {!mayChange && list.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('questionsStand')}
        </Text>
      )}
      {list.length === 0 && <NothingHere title={t('noQuestion')} text={t('noQuestionText')} />}
      {list.map((question, place) => (
        <QuestionLine
          key={question.id}
          question={question}
          neighbours={[list[place - 1], list[place + 1]]}
          mayChange={mayChange}
          onEdit={() => setEdited(question)}
        />
      ))}
      {edited && (
        <QuestionForm
          surveyId={survey.id}
          before={edited === 'new' ? undefined : edited}
          order={Math.max(-1, ...list.map(({ values }) => values.order ?? 0)) + 1}
          onClose={() => setEdited(undefined)}
        />
      )}
      {previews && (
        <Dialog onClose={() => setPreviews(false)} title={t('preview')} size="lg">
          <SurveyPreview survey={survey} questions={list} />
        </Dialog>
      )}
    </Stack>
  )
}

interface QuestionLineProps {
  readonly question: Question
  readonly neighbours: readonly [Question | undefined, Question | undefined]
  readonly mayChange: boolean
  readonly onEdit: () => void
}

function QuestionLine({ question, neighbours, mayChange, onEdit }: QuestionLineProps) {
  const t = useTranslations('surveys')
  const p = useTranslations('parts')
  const word = useWords()
  const queries = useQueryClient()
  const { wording = '', kind = '', driver, scaleHighest, choices } = question.values
  const change = useMutation({
    mutationFn: async (act: 'remove' | Question) => {
      const records = api.records('survey-questions')
      if (act === 'remove') return records.end(question.id, { on: today() })
      const { order: there = 0 } = act.values
      await records.amend(question.id, { from: today(), values: { order: there } })
      return records.amend(act.id, { from: today(), values: { order: question.values.order ?? 0 } })
    },
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['survey questions'] }),
  })
  const [above, below] = neighbours
  const answered = [
    t(`kinds.${kind as 'scale'}`, { highest: scaleHighest ?? 5 }),
    choices?.join(', '),
    driver !== undefined && word(driver),
  ]
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <div>
          <Text size="sm" fw={550}>
            {wording}
          </Text>
          <Text size="xs" c="dimmed">
            {answered.filter(Boolean).join(' · ')}
          </Text>
        </div>
        {mayChange && (
          <Group gap={2} wrap="nowrap">
            <Act
              label={t('moveUp', { name: wording })}
              Icon={IconArrowUp}
              onAct={above && (() => change.mutate(above))}
            />
            <Act
              label={t('moveDown', { name: wording })}
              Icon={IconArrowDown}
              onAct={below && (() => change.mutate(below))}
            />
            <Act label={t('change', { name: wording })} Icon={IconPencil} onAct={onEdit} />
            <Act
              label={t('remove', { name: wording })}
              Icon={IconTrash}
              onAct={() => change.mutate('remove')}
            />
          </Group>
        )}
      </Group>
    </Card>
  )
}

interface ActProps {
  readonly label: string
  readonly Icon: typeof IconTrash
  readonly onAct: (() => void) | undefined
}

function Act({ label, Icon, onAct }: ActProps) {
  // What cannot be done keeps its place and says nothing.
  if (!onAct) return <Space w={28} />
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onAct}>
      <Icon size={16} aria-hidden />
    </ActionIcon>
  )
}
