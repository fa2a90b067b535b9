import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import {
  keepScores,
  keepShadowScores,
  mayProcess,
  readModel,
  readVersionFiles,
  showChampionAgain,
} from '@cadre/store'
import type { Session } from '@cadre/store'
import { openSet } from '@cadre/store/lake'
import type { OpenSet } from '@cadre/store/lake'
import type { JobWork } from '../jobs/define-job.ts'
import { dealScores } from './deal-scores.ts'
import type { DealtScores } from './deal-scores.ts'
import { refuseSeveralAnswers } from './refuse-several-answers.ts'
import { challengerArm, findStandingVersions } from './standing-versions.ts'
import { scoreSet } from './score-set.ts'
import type { ScoredDay } from './score-set.ts'

/** How many reasons are kept with a score. */
export const keptReasons = 8
/** Scores that are entered in one transaction. */
const together = 500

/** What scoring needs of the job that does it. */
export type Scoring = Pick<JobWork<unknown>, 'context' | 'inSession' | 'signal' | 'progress' | 'log'>

interface Asked {
  readonly model: string
  /** A data set of the lake with a row a person and day, and which of its versions. */
  readonly dataSet: string
  readonly sequence?: string | undefined
}

/** What came of scoring everybody in a data set. */
export interface ScoredModel {
  readonly versionId: string
  readonly asOf: CivilDate
  /** Who has a score that is shown, and how many of these are new. */
  readonly people: number
  readonly scored: number
  /** Who may not be scored for the purpose of the model. */
  readonly leftOut: number
  readonly isTried: boolean
}

/**
 * Scores everybody in a data set with the version of a model that answers, and beside it with the one that is tried. Begun again, it
 * scores nobody twice. Throws `AppError` where no version answers, or where it cannot read the rows.
 */
export async function scoreModel(
  scoring: Scoring,
  { model: name, dataSet, sequence }: Asked,
): Promise<ScoredModel> {
  const { context, inSession, progress } = scoring
  const standing = await inSession((session) => findVersions(session, name))
  const { model, champion, challenger } = standing
  const set = await openSet(context.lake, dataSet, { purpose: model.purpose, ...(sequence && { sequence }) })
  const scoreWith = (bundle: ReadonlyMap<string, Uint8Array>): Promise<ScoredDay> =>
    scoreSet(
      { bundle, path: set.path, name: dataSet, ...columnsOf(set, dataSet), reasons: keptReasons },
      { signal: scoring.signal, allowedOf: allowedFor(scoring, model.purpose) },
    )
  const said = await scoreWith(champion.bundle)
  await progress(0.4, `${said.scores.length} people are scored`)
  const tried = challenger && (await tryBeside(scoring, () => scoreWith(challenger.bundle)))
  const dealt = dealScores(
    { versionId: champion.id, scores: said.scores },
    challenger && tried && { versionId: challenger.id, scores: tried.scores },
    standing.isInChallengerArm,
  )
  const asOf = (said.day ?? set.manifest.asOf ?? set.manifest.writtenAt.slice(0, 10)) as CivilDate
  const shown = await enter(scoring, dealt, {
    asOf,
    dataSet,
    dataHash: set.manifest.hash,
    knownAt: set.manifest.knownAt === null ? null : new Date(set.manifest.knownAt),
  })
  if (challenger && standing.isInChallengerArm) await inSession((session) => settle(session, name))
  // Entered again after a kill, a score is not new; who was scored is the same.
  const people = dealt.reduce((sum, { isShown, scores }) => sum + (isShown ? scores.length : 0), 0)
  const { leftOut } = said
  return { versionId: champion.id, asOf, people, scored: shown, leftOut, isTried: tried !== undefined }
}

/** The version that answers, the one that is tried beside it, and in a split whose score comes from that one. */
async function findVersions(session: Session, name: string) {
  const standing = await findStandingVersions(session, name)
  const { champion: answers, challenger: shadow } = standing
  if (!answers) throw new AppError('record-missing', `No version of the model "${name}" answers yet.`)
  refuseSeveralAnswers(name, answers)
  return {
    model: await readModel(session, name),
    champion: { id: answers.id, bundle: await readVersionFiles(session, answers.id) },
    challenger: shadow && { id: shadow.id, bundle: await readVersionFiles(session, shadow.id) },
    isInChallengerArm: challengerArm(session, standing),
  }
}

/** Where the split ended while people were scored, nobody is left with a score of the version that was tried. */
async function settle(session: Session, name: string): Promise<void> {
  const { champion, challenger, split } = await findStandingVersions(session, name)
  if (champion && challenger && !split)
    await showChampionAgain(session, { championId: champion.id, challengerId: challenger.id })
}

function columnsOf({ content: { columns } }: OpenSet, dataSet: string) {
  const subject = columns.find(({ role }) => role === 'subject')?.name
  if (subject === undefined)
    throw new AppError(
      'column-missing',
      `"${dataSet}" does not say whom its rows are about. Use a data set of features.`,
    )
  return { subject, day: columns.find(({ name }) => name === 'as_of')?.name ?? null }
}

function allowedFor({ inSession }: Scoring, purpose: Parameters<typeof mayProcess>[1]) {
  return (people: readonly string[]): Promise<ReadonlySet<string>> =>
    inSession(async (session) => {
      const asking = await mayProcess(session, purpose, people)
      return new Set(asking.filter(({ refusal }) => refusal === null).map(({ subjectId }) => subjectId))
    })
}

/** What is only tried never keeps the version that answers from answering: where it cannot read the rows, everybody has the champion's. */
async function tryBeside({ log }: Scoring, run: () => Promise<ScoredDay>): Promise<ScoredDay | undefined> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await log('the version that is tried beside cannot score this data set')
    return undefined
  }
}

interface ScoredSet {
  readonly asOf: CivilDate
  readonly dataSet: string
  readonly dataHash: string
  readonly knownAt: Date | null
}

/** Enters what is shown and what is kept beside. Returns how many new scores are shown. */
async function enter(
  { inSession, progress }: Scoring,
  dealt: readonly DealtScores[],
  set: ScoredSet,
): Promise<number> {
  const all = dealt.reduce((total, { scores }) => total + scores.length, 0)
  let [shown, entered] = [0, 0]
  for (const { versionId, isShown, scores } of dealt)
    for (let from = 0; from < scores.length; from += together) {
      const part = scores.slice(from, from + together)
      shown += await inSession(async (session) => {
        if (isShown) return keepScores(session, { ...set, versionId }, part)
        await keepShadowScores(session, { ...set, versionId }, part)
        return 0
      })
      entered += part.length
      await progress(0.5 + (0.5 * entered) / all)
    }
  return shown
}
