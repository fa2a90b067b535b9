import type { AnswerOf, RecordOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Moment } from '../app/search.ts'

export type OwnSurvey = AnswerOf<'listOwnSurveys'>['items'][number]
export type SurveyQuestion = OwnSurvey['questions'][number]
export type Results = AnswerOf<'surveyResults'>
export type Wave = RecordOf<'survey_wave'>

export const ownSurveysQuery = queryOptions({
  queryKey: ['own surveys'],
  queryFn: async ({ signal }) => (await api.call('listOwnSurveys', {}, { signal })).data.items,
})

export const surveysQuery = (moment: Moment) =>
  queryOptions({
    queryKey: ['surveys', moment],
    queryFn: async ({ signal }) =>
      (await api.records('surveys').list({ ...moment, sort: 'name', limit: 200 }, { signal })).data.items,
  })

/** Waves of one survey, or of all, the latest first. */
export const wavesQuery = (moment: Moment, surveyId?: string) =>
  queryOptions({
    queryKey: ['survey waves', moment, surveyId ?? ''],
    queryFn: async ({ signal }) => {
      const filter = surveyId === undefined ? [] : [`surveyId:eq:${surveyId}`]
      const query = { ...moment, filter, sort: '-opensOn', limit: 500 }
      return (await api.records('survey-waves').list(query, { signal })).data.items
    },
  })

export const questionsQuery = (surveyId: string, moment: Moment) =>
  queryOptions({
    queryKey: ['survey questions', surveyId, moment],
    queryFn: async ({ signal }) => {
      const query = { ...moment, filter: `surveyId:eq:${surveyId}`, sort: 'order', limit: 200 }
      return (await api.records('survey-questions').list(query, { signal })).data.items
    },
  })

export type GroupedBy = 'department' | 'location' | 'tenure'

export const resultsQuery = (id: string, by: GroupedBy) =>
  queryOptions({
    queryKey: ['survey results', id, by],
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }) =>
      (await api.call('surveyResults', { params: { id }, query: { by } }, { signal })).data,
  })

/** Whether a wave is to come, open or over on a day. */
export function stateOf({ values }: Wave, day: string): 'to come' | 'open' | 'over' {
  if ((values.opensOn ?? '') > day) return 'to come'
  return (values.closesOn ?? '') < day ? 'over' : 'open'
}
