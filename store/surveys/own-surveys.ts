import { entityNamed, minimumCounts } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { readRecords } from '../facts/read-records.ts'
import type { RecordVersion } from '../facts/record.ts'
import { readOpenWaves, readQuestions, readWorkplace } from './open-waves.ts'
import { hasAnswered, respondentKey } from './respondent.ts'

export interface OwnSurvey {
  readonly waveId: string
  readonly surveyId: string
  readonly name: string
  readonly kind: string
  readonly isAnonymous: boolean
  readonly introduction: string | null
  readonly closesOn: string
  readonly isAnswered: boolean
  readonly minimumGroup: number
  readonly questions: readonly {
    readonly id: string
    readonly wording: string
    readonly kind: string
    readonly scaleHighest: number | null
    readonly choices: readonly string[]
  }[]
}

/** Surveys that ask the caller today, the one that closes first at the top; none of an account without a person. */
export async function readOwnSurveys(session: Session): Promise<OwnSurvey[]> {
  const { personId } = session.caller
  const own = personId === null ? [] : await surveysThatAsk(session, personId)
  // Whether somebody has answered is told.
  const subjects = personId === null ? [] : [personId]
  session.note({ act: 'read', entity: 'survey_wave', subjects, detail: { records: own.length } })
  return own
}

async function surveysThatAsk(session: Session, personId: string): Promise<OwnSurvey[]> {
  const waves = await readOpenWaves(session, await readWorkplace(session, personId))
  const ids = [...new Set(waves.map(({ values }) => values['surveyId'] as string))]
  if (ids.length === 0) return []
  const found = await readRecords(session, entityNamed('survey'), { asOf: session.errand.today, ids })
  const surveys = new Map(found.map((survey) => [survey.id, survey]))
  const questions = Map.groupBy(await readQuestions(session, ids), ({ values }) => values['surveyId'])
  const own: OwnSurvey[] = []
  for (const wave of waves) {
    const survey = surveys.get(wave.values['surveyId'] as string)
    if (!survey) continue
    const key = await respondentKey(session, { waveId: wave.id, personId })
    const isAnswered = await hasAnswered(session, wave.id, key)
    own.push(ownSurvey(wave, survey, { isAnswered, questions: questions.get(survey.id) ?? [] }))
  }
  return own.toSorted((a, b) => a.closesOn.localeCompare(b.closesOn))
}

interface Standing {
  readonly isAnswered: boolean
  readonly questions: readonly RecordVersion[]
}

function ownSurvey(
  wave: RecordVersion,
  { id, values }: RecordVersion,
  { isAnswered, questions }: Standing,
): OwnSurvey {
  return {
    waveId: wave.id,
    surveyId: id,
    name: values['name'] as string,
    kind: values['kind'] as string,
    isAnonymous: values['isAnonymous'] === true,
    introduction: (values['introduction'] as string | undefined) ?? null,
    closesOn: wave.values['closesOn'] as string,
    isAnswered,
    minimumGroup: minimumOf(wave),
    questions: questions.map((question) => ({
      id: question.id,
      wording: question.values['wording'] as string,
      kind: question.values['kind'] as string,
      scaleHighest: (question.values['scaleHighest'] as number | undefined) ?? null,
      choices: (question.values['choices'] as readonly string[] | undefined) ?? [],
    })),
  }
}

/** Smallest group whose results are shown: never smaller than the smallest that may be. */
export function minimumOf({ values }: RecordVersion): number {
  return Math.max(minimumCounts.disclosureMinimum, Number(values['minimumGroup'] ?? 0))
}
