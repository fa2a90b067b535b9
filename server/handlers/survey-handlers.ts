import { answerSurvey, readOwnSurveys, readSurveyResults } from '@cadre/store'
import type { GivenAnswer, SurveyGroup } from '@cadre/store'
import type { Call } from '../context.ts'

export async function handleListOwnSurveys({ session }: Call): Promise<unknown> {
  return { items: await readOwnSurveys(session) }
}

export async function handleAnswerSurvey({ session, params, body }: Call): Promise<unknown> {
  const { answers } = body as { readonly answers: readonly GivenAnswer[] }
  return answerSurvey(session, { waveId: String(params['id']), answers })
}

export async function handleSurveyResults({ session, params, query }: Call): Promise<unknown> {
  return readSurveyResults(session, { surveyId: String(params['id']), by: query['by'] as SurveyGroup })
}
