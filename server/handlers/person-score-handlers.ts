import { daysBetween } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { knowsMonths, withinMonths } from '@cadre/lifecycle/serve'
import type { ScoredInput } from '@cadre/lifecycle/serve'
import { correctedSince, mayProcess, readModel, readOnline, withSystemReach } from '@cadre/store'
import type { OnlineFeatures, Session } from '@cadre/store'
import type { Call } from '../context.ts'
import { openChampion } from '../models/open-champion.ts'
import { openVersion } from '../models/opened-versions.ts'
import { reviewerSight } from '../models/reviewer-sight.ts'
import { scoreTogether } from '../models/score-together.ts'
import { challengerArm, findStandingVersions } from '../models/standing-versions.ts'
import { asAnswered } from './score-handlers.ts'

/** Features are of the ends of months; of two months ago they say what was. */
const mostDaysOld = 45

/** Scores of people by what is kept ready of them. */
export async function handleScorePeopleNow({ session, params, body }: Call): Promise<unknown> {
  const name = String(params['name'])
  const {
    personIds: asked,
    reasons,
    horizonMonths,
  } = body as {
    personIds: readonly string[]
    reasons: number
    horizonMonths?: number
  }
  const personIds = [...new Set(asked)]
  const { purpose } = await readModel(session, name)
  const { version } = await openChampion(session, name)
  const known = new Map(
    (await readOnline(session, purpose, personIds)).map((features) => [features.personId, features]),
  )
  const refused = new Set(
    (await mayProcess(session, purpose, personIds)).flatMap(({ subjectId, refusal }) =>
      refusal === null ? [] : [subjectId],
    ),
  )
  const resting = [...known.values()].map(({ personId, asOf, knownAt, values }) => ({
    personId,
    asOf,
    knownAt: knownAt.toISOString(),
    inputs: values,
  }))
  const corrected = new Set(
    (await withSystemReach(session, (system) => correctedSince(system, resting))).map(
      ({ personId }) => personId,
    ),
  )
  const standing = await findStandingVersions(session, name)
  const isInChallengerArm = challengerArm(session, standing)
  const { hasToDecide, isHidden } = await reviewerSight(session, personIds)
  const { today } = session.errand
  const items = await Promise.all(
    personIds.map(async (personId) => {
      const features = known.get(personId)
      const because = reasonForNone({
        features,
        isHidden: isHidden({ personId, modelName: name }),
        isRefused: refused.has(personId),
        isCorrected: corrected.has(personId),
        today,
      })
      if (!features || because !== undefined)
        return {
          personId,
          versionId: version.id,
          asOf: null,
          knownAt: null,
          ...asAnswered({ status: 'abstained', because: because ?? '', notes: [] }),
        }
      const { versionId, scored } = await scoreShown(session, {
        features,
        reasons,
        horizonMonths,
        championId: version.id,
        challengerId: isInChallengerArm?.(personId) ? standing.challenger?.id : undefined,
      })
      return {
        personId,
        versionId,
        asOf: features.asOf,
        knownAt: features.knownAt.toISOString(),
        ...asAnswered(scored),
      }
    }),
  )
  for (const versionId of new Set(items.map((item) => item.versionId))) {
    const subjects = items.flatMap((item) => (item.versionId === versionId ? [item.personId] : []))
    session.note({ act: 'score', entity: 'model', subjects, detail: { versionId, inputs: subjects.length } })
  }
  const isArmTold = (personId: string): boolean =>
    !isInChallengerArm || !hasToDecide({ personId, modelName: name })
  return {
    model: name,
    version: version.number,
    versionId: version.id,
    items: items.map((item) => (isArmTold(item.personId) ? item : { ...item, versionId: null })),
  }
}

interface Shown {
  readonly features: OnlineFeatures
  readonly reasons: number
  readonly horizonMonths: number | undefined
  readonly championId: string
  /** Of who is in the challenger's arm. */
  readonly challengerId: string | undefined
}

/** The score that a run would show of a person: the champion's, but the challenger's in its arm where both have one. */
async function scoreShown(
  session: Session,
  { features, reasons, horizonMonths, championId, challengerId }: Shown,
): Promise<{ readonly versionId: string; readonly scored: ScoredInput }> {
  const scoreBy = async (versionId: string): Promise<ScoredInput> => {
    const whole = await openVersion(session, versionId)
    const bundle = horizonMonths === undefined ? whole : withinMonths(whole, horizonMonths)
    const used = bundle.pipeline.schema.map(({ name }) => [name, features.values[name] ?? null])
    const [scored] = await scoreTogether(bundle, [Object.fromEntries(used)], reasons)
    return scored!
  }
  const usual = { versionId: championId, scored: await scoreBy(championId) }
  if (challengerId === undefined || usual.scored.status !== 'scored') return usual
  // Not every version knows about fewer months than its own.
  if (horizonMonths !== undefined && !knowsMonths(await openVersion(session, challengerId), horizonMonths))
    return usual
  const scored = await scoreBy(challengerId)
  return scored.status === 'scored' ? { versionId: challengerId, scored } : usual
}

interface Known {
  readonly features: OnlineFeatures | undefined
  readonly isHidden: boolean
  readonly isRefused: boolean
  readonly isCorrected: boolean
  readonly today: CivilDate
}

function reasonForNone({ features, isHidden, isRefused, isCorrected, today }: Known): string | undefined {
  if (isRefused)
    return 'This person is not to be processed for the purpose of the model: not told of it, or objects.'
  if (isHidden) return 'You decide on this person without seeing a score. Ask again after the decision.'
  if (!features) return 'Nothing is kept ready of this person for the purpose of the model.'
  if (isCorrected)
    return 'Records of this person were corrected since. What is kept ready is worked out anew the next night.'
  const age = daysBetween(features.asOf, today)
  if (age <= mostDaysOld) return undefined
  return `What is known is of ${features.asOf}, ${age} days ago: a score would tell what was. Have the features of the last month written first.`
}
