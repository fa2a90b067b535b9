import { Checkbox, Group, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { Answer } from './answers.ts'
import type { SurveyQuestion } from './survey-queries.ts'

interface AnswerInputProps {
  readonly question: SurveyQuestion
  readonly answer: Answer | undefined
  readonly onAnswer: (answer: Answer) => void
}

/** One question with what it is answered by: points of a scale, choices, or words. */
export function AnswerInput({ question, answer, onAnswer }: AnswerInputProps) {
  const t = useTranslations('surveys')
  const { wording, kind, scaleHighest, choices } = question
  const label = (
    <Text span fw={600}>
      {wording}
    </Text>
  )
  if (kind === 'text')
    return (
      <Textarea
        label={label}
        description={t('commentText')}
        autosize
        minRows={3}
        maxLength={5000}
        value={answer?.comment ?? ''}
        onChange={({ currentTarget }) => onAnswer({ comment: currentTarget.value })}
      />
    )
  if (kind === 'choice')
    return (
      <Checkbox.Group
        label={label}
        description={t('chooseText')}
        value={[...(answer?.chosen ?? [])]}
        onChange={(chosen) => onAnswer({ chosen })}
      >
        <Stack gap="xs" mt="xs">
          {choices.map((choice) => (
            <Checkbox key={choice} value={choice} label={choice} />
          ))}
        </Stack>
      </Checkbox.Group>
    )
  const highest = scaleHighest ?? 5
  return (
    <Radio.Group
      label={label}
      description={t('scaleText', { highest })}
      value={answer?.score === undefined ? '' : String(answer.score)}
      onChange={(score) => onAnswer({ score: Number(score) })}
    >
      <Group gap="md" mt="xs">
        {Array.from({ length: highest }, (_, place) => String(place + 1)).map((point) => (
          <Radio key={point} value={point} label={point} size="md" />
        ))}
      </Group>
    </Radio.Group>
  )
}
