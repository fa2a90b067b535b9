import { SegmentedControl, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RecordOf, NewValuesOf } from '@cadre/contract/client'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { Dialog } from '../parts/dialog.tsx'
import { RecordForm } from '../parts/record-form.tsx'

interface QuestionFormProps {
  readonly surveyId: string
  readonly before: RecordOf<'survey_question'> | undefined
  readonly order: number
  readonly onClose: () => void
}

/** What is asked besides the wording, by how a question is answered. */
const fieldsOf = {
  scale: ['wording', 'scaleHighest', 'driver', 'isReversed'],
  choice: ['wording', 'choices', 'driver'],
  text: ['wording', 'driver'],
} as const
type Kind = keyof typeof fieldsOf

/** A question of a survey: how it is answered first, then what that needs. */
export function QuestionForm({ surveyId, before, order, onClose }: QuestionFormProps) {
  const t = useTranslations('surveys')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [kind, setKind] = useState<Kind>((before?.values.kind as Kind | undefined) ?? 'scale')
  const save = async (values: NewValuesOf<'survey_question'>): Promise<void> => {
    const records = api.records('survey-questions')
    if (before) await records.amend(before.id, { from: today(), values })
    else await records.create({ from: today(), values })
    await queries.invalidateQueries({ queryKey: ['survey questions'] })
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t(before ? 'changeQuestion' : 'addQuestion')}>
      <Stack gap="sm">
        {!before && (
          <SegmentedControl
            fullWidth
            aria-label={t('answeredBy')}
            value={kind}
            onChange={(value) => setKind(value as Kind)}
            data={(['scale', 'choice', 'text'] as const).map((value) => ({
              value,
              label: t(`answers.${value}`),
            }))}
          />
        )}
        <RecordForm
          key={kind}
          kind="survey_question"
          fields={fieldsOf[kind]}
          labels={{
            driver: t('driver'),
            isReversed: t('isReversed'),
            scaleHighest: t('scaleHighest'),
            choices: t('choices'),
          }}
          {...(before
            ? { before: before.values }
            : {
                initial: kind === 'scale' ? { scaleHighest: 5 } : {},
                fixed: { surveyId, order, kind },
              })}
          submit={p('save')}
          onCancel={onClose}
          onSubmit={save}
        />
      </Stack>
    </Dialog>
  )
}
