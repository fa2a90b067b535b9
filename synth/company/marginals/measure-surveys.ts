import { dayOf } from '../world/calendar.ts'
import type { Kept } from './measure-marginals.ts'
import { share } from './summaries.ts'

/** Response rate and engagement answers of the surveys that are not anonymous. */
export function measureSurveys(kept: Kept) {
  const of = (entity: string) => kept.get(entity) ?? []
  const named = new Set(
    of('survey')
      .filter(({ values }) => values['isAnonymous'] === false)
      .map(({ id }) => id),
  )
  const waves = of('survey_wave').filter(({ values }) => named.has(String(values['surveyId'])))
  const waveIds = new Set(waves.map(({ id }) => id))
  const asked = waves.reduce((sum, { values }) => {
    const opens = String(values['opensOn'])
    const isAsked = ({ from, to }: { from: string; to?: string }): boolean =>
      dayOf(opens) - dayOf(from) >= 45 && (to === undefined || to > opens)
    return sum + of('employment').filter(isAsked).length
  }, 0)
  const questions = new Set(
    of('survey_question')
      .filter(({ values }) => named.has(String(values['surveyId'])) && values['driver'] === 'engagement')
      .map(({ id }) => id),
  )
  const scores = of('survey_answer')
    .filter(({ values }) => questions.has(String(values['questionId'])) && values['score'] !== undefined)
    .map(({ values }) => Number(values['score']))
  const answered = of('survey_response').filter(({ values }) => waveIds.has(String(values['waveId']))).length
  return {
    surveyResponseRate: answered / asked,
    surveyFavourable: share(scores, (score) => score >= 4),
    surveyMean: scores.reduce((sum, score) => sum + score, 0) / scores.length,
  }
}
