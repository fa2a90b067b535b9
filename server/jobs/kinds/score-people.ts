import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import {
  announce,
  keepScores,
  keepShadowScores,
  mayProcess,
  readModel,
  readVersionFiles,
  showChampionAgain,
} from '@cadre/store'
import type { Json, Session } from '@cadre/store'
import { openSet } from '@cadre/store/lake'
import type { OpenSet } from '@cadre/store/lake'
import { z } from 'zod'
import { dealScores } from '../../models/deal-scores.ts'
import type { DealtScores } from '../../models/deal-scores.ts'
import { refuseSeveralAnswers } from '../../models/refuse-several-answers.ts'
import { challengerArm, findStandingVersions } from '../../models/standing-versions.ts'
import { scoreSet } from '../../models/score-set.ts'
import type { ScoredDay } from '../../models/score-set.ts'
import { lineageOfScores } from '../../lineage/find-lineage.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({
  model: z.string().min(1).max(60),
  dataSet: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'A data set of the lake with a row a person and day' }),
  sequence: z.string().max(80).optional(),
})
type Work = JobWork<z.output<typeof input>>

/** How many reasons are kept with a score. */
export const keptReasons = 8
/** Scores that are entered in one transaction. */
const together = 500

export const scorePeopleJob = defineJob({
  name: 'score_people',
  meaning: 'Score everybody in a data set with the version of a model that answers, for people to look at',
  input,
  access: { kind: 'roles', roles: ['hr_manager'] },
  purposes: ['operation'],
  runsAs: 'system',
  retries: 1,
  singletonKey: ({ model }) => `score_people ${model}`,
  lineage: lineageOfScores,
  steps: [
    { name: 'score', run: score },
    { name: 'tell', transact: tell },
  ],
})

async function score(work: Work) {
  const { input: asked, context, inSession, progress } = work
  const standing = await inSession((session) => findVersions(session, asked.model))
  const { model, champion, challenger } = standing
  const { sequence } = asked
  const set = await openSet(context.lake, asked.dataSet, {
    purpose: model.purpose,
    ...(sequence && { sequence }),
  })
  const scoreWith = (bundle: ReadonlyMap<string, Uint8Array>): Promise<ScoredDay> =>
    scoreSet(
      { bundle, path: set.path, name: asked.dataSet, ...columnsOf(set, asked.dataSet), reasons: keptReasons },
      { signal: work.signal, allowedOf: allowedFor(work, model.purpose) },
    )
  const said = await scoreWith(champion.bundle)
  await progress(0.4, `${said.scores.length} people are scored`)
  const tried = challenger && (await tryBeside(work, () => scoreWith(challenger.bundle)))
  const dealt = dealScores(
    { versionId: champion.id, scores: said.scores },
    challenger && tried && { versionId: challenger.id, scores: tried.scores },
    standing.isInChallengerArm,
  )
  const asOf = (said.day ?? set.manifest.asOf ?? set.manifest.writtenAt.slice(0, 10)) as CivilDate
  const shown = await enter(work, dealt, {
    asOf,
    dataSet: asked.dataSet,
    dataHash: set.manifest.hash,
    knownAt: set.manifest.knownAt === null ? null : new Date(set.manifest.knownAt),
  })
  if (challenger && standing.isInChallengerArm) await inSession((session) => settle(session, asked.model))
  // Entered again after a kill, a score is not new; who was scored is the same.
  const people = dealt.reduce((sum, { isShown, scores }) => sum + (isShown ? scores.length : 0), 0)
  const { leftOut } = said
  return { versionId: champion.id, asOf, people, scored: shown, leftOut, isTried: tried !== undefined }
}

const scored = z.looseObject({ versionId: z.string(), asOf: z.string(), people: z.number() })

/** Tells other programs, in the transaction that ends the step: once, however often the server was stopped on the way. */
async function tell(session: Session, { jobId, input: { model }, earlier }: Work) {
  const result = scored.parse(earlier['score'])
  const { versionId, asOf, people } = result
  await announce(session, 'score-run.ended', { jobId, model, versionId, asOf, people })
  return result as Json
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

function allowedFor({ inSession }: Work, purpose: Parameters<typeof mayProcess>[1]) {
  return (people: readonly string[]): Promise<ReadonlySet<string>> =>
    inSession(async (session) => {
      const asking = await mayProcess(session, purpose, people)
      return new Set(asking.filter(({ refusal }) => refusal === null).map(({ subjectId }) => subjectId))
    })
}

/** What is only tried never keeps the version that answers from answering: where it cannot read the rows, everybody has the champion's. */
async function tryBeside({ log }: Work, run: () => Promise<ScoredDay>): Promise<ScoredDay | undefined> {
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
  { inSession, progress }: Work,
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
