import type { Purpose } from '@cadre/people'
import { featureCatalogue } from '@cadre/people/features'
import {
  correctedOnline,
  correctedSince,
  keepCorrected,
  keepOnline,
  listModels,
  mayProcess,
  scoresTogether,
  standingScores,
} from '@cadre/store'
import type { FeatureValues, StandingScore } from '@cadre/store'
import { computeFeatures } from '@cadre/store/features'
import { exportedUntil } from '@cadre/store/lake'
import { z } from 'zod'
import { openVersion } from '../../models/opened-versions.ts'
import { scoreAnew } from '../../models/score-anew.ts'
import { keptReasons } from '../../models/score-model.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({})
type Work = JobWork<z.output<typeof input>>

/** Every night, after the export: what rests on records that were corrected since is worked out anew. */
export const scoreCorrectedJob = defineJob({
  name: 'score_corrected',
  meaning: 'Work scores out anew of whom records were corrected since, and what is kept ready of them',
  input,
  access: { kind: 'roles', roles: ['hr_manager'] },
  purposes: ['operation'],
  runsAs: 'system',
  retries: 1,
  timeLimitSeconds: 3 * 3600,
  singletonKey: () => 'score_corrected',
  schedule: { cron: '20 3 * * *' },
  steps: [
    { name: 'keep ready', run: keepReady },
    { name: 'score', run: score },
  ],
})

/** What is kept ready of people whose records say something else meanwhile. */
async function keepReady({ context: { lake }, inSession, signal }: Work) {
  const until = await inSession(exportedUntil)
  if (!until) return { ready: 0 }
  const corrected = (await inSession(correctedOnline)).filter(({ knownAt }) => new Date(knownAt) < until)
  for (const one of Map.groupBy(corrected, (of) => `${of.purpose} ${of.asOf} ${of.dataHash}`).values()) {
    signal.throwIfAborted()
    const [{ purpose, asOf, dataSet, dataHash }] = one as [(typeof one)[number]]
    const features = featureCatalogue.filter(({ purposes }) => purposes.includes(purpose))
    const allowed = await allowedOf({ inSession }, purpose, one)
    if (allowed.length === 0) continue
    const points = allowed.map(({ personId }) => ({ personId, asOf, knownAt: until.toISOString() }))
    const values = await computeFeatures(lake, features, points)
    const people = allowed.map(({ personId }, at) => ({
      personId,
      values: Object.fromEntries(
        features.map(({ name }, of) => [name, values[at]![of] ?? null]),
      ) as FeatureValues,
    }))
    await inSession((session) =>
      keepOnline(session, { purpose, asOf, knownAt: until, dataSet, dataHash }, people),
    )
  }
  return { ready: corrected.length }
}

async function score(work: Work) {
  const { inSession, signal, progress, earlier } = work
  const until = await inSession(exportedUntil)
  let [looked, anew] = [0, 0]
  const models = until ? await inSession(listModels) : []
  for (const [at, { name, purpose }] of models.entries()) {
    signal.throwIfAborted()
    const corrected = await inSession(async (session) =>
      (await correctedSince(session, await standingScores(session, name))).filter(
        ({ knownAt }) => new Date(knownAt) < until!,
      ),
    )
    const allowed = await allowedOf(work, purpose as Purpose, corrected)
    for (const [versionId, ofVersion] of Map.groupBy(allowed, (one) => one.versionId))
      anew += await scoreOfVersion(work, { versionId, scores: ofVersion, knownAt: until! })
    looked += corrected.length
    await progress((at + 1) / models.length)
  }
  return { ...(earlier['keep ready'] as { ready: number }), corrected: looked, anew }
}

interface OfVersion {
  readonly versionId: string
  readonly scores: readonly StandingScore[]
  readonly knownAt: Date
}

async function scoreOfVersion(
  { context: { lake }, inSession, signal }: Work,
  { versionId, scores, knownAt }: OfVersion,
): Promise<number> {
  const made = await scoreAnew(scores, {
    lake,
    bundle: await inSession((session) => openVersion(session, versionId)),
    knownAt: knownAt.toISOString(),
    reasons: keptReasons,
    together: (one) => inSession((session) => scoresTogether(session, one)),
    signal,
  })
  let kept = 0
  for (const [old, next] of made)
    if (await inSession((session) => keepCorrected(session, old, { score: next, knownAt }))) kept++
  return kept
}

/** Of these, those who may be processed for a purpose. */
async function allowedOf<Of extends { readonly personId: string }>(
  { inSession }: Pick<Work, 'inSession'>,
  purpose: Purpose,
  asked: readonly Of[],
): Promise<Of[]> {
  const people = [...new Set(asked.map(({ personId }) => personId))]
  const found = await inSession((session) => mayProcess(session, purpose, people))
  const allowed = new Set(found.flatMap(({ subjectId, refusal }) => (refusal === null ? [subjectId] : [])))
  return asked.filter(({ personId }) => allowed.has(personId))
}
