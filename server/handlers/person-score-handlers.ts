import { daysBetween } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { findRunning, findStanding, isInChallengerArm, mayProcess, readModel, readOnline } from '@cadre/store'
import type { OnlineFeatures, Session } from '@cadre/store'
import type { Call } from '../context.ts'
import { openChampion } from '../models/open-champion.ts'
import { openVersion } from '../models/opened-versions.ts'
import { scoreTogether } from '../models/score-together.ts'
import { asAnswered } from './score-handlers.ts'

/** Features are of the ends of months; of two months ago they say what was. */
const mostDaysOld = 45

/** Scores of people by what is kept ready of them. */
export async function handleScorePeopleNow({ session, params, body }: Call): Promise<unknown> {
  const name = String(params['name'])
  const { personIds: asked, reasons } = body as { personIds: readonly string[]; reasons: number }
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
  const versionOf = await versionsShown(session, name, version.id)
  const { today } = session.errand
  const items = await Promise.all(
    personIds.map(async (personId) => {
      const features = known.get(personId)
      const because = reasonForNone({ features, isRefused: refused.has(personId), today })
      if (!features || because !== undefined)
        return {
          personId,
          asOf: null,
          knownAt: null,
          ...asAnswered({ status: 'abstained', because: because ?? '', notes: [] }),
        }
      const bundle = await openVersion(session, versionOf(personId))
      const used = bundle.pipeline.schema.map((column) => [column.name, features.values[column.name] ?? null])
      const [scored] = await scoreTogether(bundle, [Object.fromEntries(used)], reasons)
      return {
        personId,
        asOf: features.asOf,
        knownAt: features.knownAt.toISOString(),
        ...asAnswered(scored!),
      }
    }),
  )
  session.note({
    act: 'score',
    entity: 'model',
    subjects: personIds,
    detail: { versionId: version.id, inputs: personIds.length },
  })
  return { model: name, version: version.number, versionId: version.id, items }
}

/** Whose score is shown of a person: in a split that of the version whose arm the person is in, as in every run. */
async function versionsShown(
  session: Session,
  modelName: string,
  champion: string,
): Promise<(personId: string) => string> {
  const split = await findRunning(session, modelName)
  const tried = split && (await findStanding(session, modelName, 'shadow'))
  if (!split || split.championId !== champion || split.challengerId !== tried?.id) return () => champion
  return (personId) =>
    isInChallengerArm(session.cipher, split, personId) ? split.challengerId : split.championId
}

interface Known {
  readonly features: OnlineFeatures | undefined
  readonly isRefused: boolean
  readonly today: CivilDate
}

function reasonForNone({ features, isRefused, today }: Known): string | undefined {
  if (isRefused)
    return 'This person is not to be processed for the purpose of the model: not told of it, or objects.'
  if (!features) return 'Nothing is kept ready of this person for the purpose of the model.'
  const age = daysBetween(features.asOf, today)
  if (age <= mostDaysOld) return undefined
  return `What is known is of ${features.asOf}, ${age} days ago: a score would tell what was. Have the features of the last month written first.`
}
