import type { RecordOf } from '@cadre/contract/client'
import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { AnswerInput } from './answer-input.tsx'
import type { Answers } from './answers.ts'
import { KeptNotice } from './kept-notice.tsx'

interface SurveyPreviewProps {
  readonly survey: RecordOf<'survey'>
  readonly questions: readonly RecordOf<'survey_question'>[]
}

/** The survey as it asks; nothing that is chosen here is kept. */
export function SurveyPreview({ survey, questions }: SurveyPreviewProps) {
  const [answers, setAnswers] = useState<Answers>(new Map())
  const { introduction, isAnonymous } = survey.values
  return (
    <Stack gap="lg">
      {introduction !== undefined && <Text>{introduction}</Text>}
      <KeptNotice isAnonymous={isAnonymous === true} minimumGroup={5} />
      {questions.map(({ id, values }) => (
        <AnswerInput
          key={id}
          question={{
            id,
            wording: values.wording ?? '',
            kind: (values.kind ?? 'text') as 'text',
            scaleHighest: values.scaleHighest ?? null,
            choices: [...(values.choices ?? [])],
          }}
          answer={answers.get(id)}
          onAnswer={(answer) => setAnswers((old) => new Map(old).set(id, answer))}
        />
      ))}
    </Stack>
  )
}
