import { Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { RecordOf } from '@cadre/contract/client'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { Dialog } from '../parts/dialog.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { tellDone } from '../parts/tell.tsx'
import { questionsQuery } from './survey-queries.ts'

interface AddWaveProps {
  readonly survey: RecordOf<'survey'>
  readonly onClose: () => void
}

const asked = ['name', 'opensOn', 'closesOn', 'departmentId', 'locationId', 'minimumGroup']

/** Launches a survey: from which day to which it asks whom. */
export function AddWave({ survey, onClose }: AddWaveProps) {
  const t = useTranslations('surveys')
  const queries = useQueryClient()
  const questions = useQuery(questionsQuery(survey.id, {}))
  return (
    <Dialog onClose={onClose} title={t('addWave')}>
      {questions.data?.length === 0 ? (
        <Text>{t('noQuestionText')}</Text>
      ) : (
        <RecordForm
          kind="survey_wave"
          fields={asked}
          labels={{
            departmentId: t('onlyDepartment'),
            locationId: t('onlyPlace'),
            minimumGroup: t('minimumGroup'),
          }}
          initial={{ opensOn: today(), minimumGroup: 5 }}
          fixed={{ surveyId: survey.id }}
          submit={t('launch')}
          onCancel={onClose}
          onSubmit={async (values) => {
            await api.records('survey-waves').create({ from: today(), values })
            await Promise.all(
              [['survey waves'], ['own surveys'], ['survey results']].map((queryKey) =>
                queries.invalidateQueries({ queryKey }),
              ),
            )
            tellDone(t('launched'))
            onClose()
          }}
        >
          <Text size="sm" c="dimmed">
            {t('launchText')}
          </Text>
        </RecordForm>
      )}
    </Dialog>
  )
}
