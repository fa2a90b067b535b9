import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { readHistory, readRecords } from '../facts/read-records.ts'
import { createRecord, createRecords } from '../facts/write-records.ts'
import { checkAnswers } from './check-answers.ts'
import type { GivenAnswer } from './check-answers.ts'
import { readOpenWaves, readQuestions, readWorkplace } from './open-waves.ts'
import type { Workplace } from './open-waves.ts'
import { hasAnswered, respondentKey } from './respondent.ts'

interface GivenAnswers {
  readonly waveId: string
  readonly answers: readonly GivenAnswer[]
}

/**
 * Keeps the caller's answers to a wave, once. Of an anonymous survey neither the name nor the day is kept with them, only
 * department, place and how long somebody is here, as results are shown by. Throws `AppError` `record-missing` for a wave
 * that is not open or does not ask the caller, `record-conflict` when it is answered, `record-invalid` for wrong answers.
 */
export async function answerSurvey(
  session: Session,
  { waveId, answers }: GivenAnswers,
): Promise<{ readonly answers: number }> {
  const { personId } = session.caller
  const { today } = session.errand
  const workplace = await readWorkplace(session, personId ?? '')
  const [wave] = personId === null ? [] : await readOpenWaves(session, workplace, waveId)
  const surveyId = wave?.values['surveyId'] as string
  const [survey] = wave
    ? await readRecords(session, entityNamed('survey'), { asOf: today, ids: [surveyId] })
    : []
  if (personId === null || !wave || !survey)
    throw new AppError('record-missing', 'No such survey asks this account today.', { id: waveId })
  checkAnswers(await readQuestions(session, [surveyId]), answers)
  const key = await respondentKey(session, { waveId, personId })
  if (await hasAnswered(session, waveId, key))
    throw new AppError('record-conflict', 'This account has answered the survey already.', { id: waveId })
  const isAnonymous = survey.values['isAnonymous'] === true
  // The last day of the wave says nothing of when somebody answered.
  const from = isAnonymous ? (wave.values['closesOn'] as CivilDate) : today
  const whose = isAnonymous ? {} : { subjectId: personId }
  const responseId = await createRecord(session, entityNamed('survey_response'), {
    ...whose,
    from,
    values: {
      waveId,
      respondentKey: key,
      ...placeOf(workplace),
      tenureBand: await tenureBandOf(session, personId),
    },
  })
  await createRecords(
    session,
    entityNamed('survey_answer'),
    // In one order for everybody.
    answers
      .toSorted((a, b) => a.questionId.localeCompare(b.questionId))
      .map((answer) => ({ ...whose, from, values: { responseId, ...answer } })),
  )
  return { answers: answers.length }
}

function placeOf({ departmentId, locationId }: Workplace) {
  return { ...(departmentId && { departmentId }), ...(locationId && { locationId }) }
}

/** Ends of the bands, in years, as figures by tenure have them. */
const bands = [
  [1, 'under 1 year'],
  [3, '1 to 2 years'],
  [6, '3 to 5 years'],
  [10, '6 to 9 years'],
] as const
const dayMs = 86_400_000

/** How long somebody is here, in bands; `null` without an employment on record. */
async function tenureBandOf(session: Session, personId: string): Promise<string | null> {
  const { today } = session.errand
  const [employment] = await readRecords(session, entityNamed('employment'), {
    asOf: today,
    subjectIds: [personId],
  })
  if (!employment) return null
  const versions = await readHistory(session, entityNamed('employment'), employment.id)
  const begun = versions
    .filter(({ recordedTo }) => recordedTo === null)
    .reduce((first, { validFrom }) => (validFrom < first ? validFrom : first), employment.validFrom)
  const years = (Date.parse(today) - Date.parse(begun)) / dayMs / 365.25
  return bands.find(([end]) => years < end)?.[1] ?? '10 years and more'
}
