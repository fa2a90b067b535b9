import { scoreStrain } from '@cadre/lifecycle/strain'
import { entityNamed } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { createEvaluator, evaluateFeatures, factWorld, featureNamed } from '@cadre/people/features'
import { readVersionsInTime } from '@cadre/store'
import { wellbeing } from '@cadre/usecases'
import type { Call } from '../context.ts'
import { asFact } from './as-fact.ts'

const signs = Object.values(wellbeing.parts).flat()
const features = signs.flatMap(({ feature }) => featureNamed(feature) ?? [])
const sources = [...new Set(features.flatMap((feature) => feature.sources))].map(entityNamed)
const limit = 1000

/** One's own strain, from one's own records by one's own rights; noted as reading them, and kept nowhere. */
export async function handleOwnStrain({ session }: Call): Promise<unknown> {
  const { personId } = session.caller
  const asOf = session.errand.today
  const { strainedFrom, mustNever } = wellbeing
  const nothing = { asOf, score: null, strainedFrom, parts: [], mustNever }
  if (personId === null) return nothing
  const isOwn = ({ subject }: Entity): boolean => subject !== 'organisation'
  const own = await readVersionsInTime(session, sources.filter(isOwn), { subjectIds: [personId], limit })
  const shared = await readVersionsInTime(
    session,
    sources.filter((entity) => !isOwn(entity)),
    { limit },
  )
  const facts = new Map([...own, ...shared].map(([{ name }, versions]) => [name, versions.map(asFact)]))
  const point = { personId, asOf, knownAt: asOf }
  const values = evaluateFeatures(features, point, createEvaluator(factWorld(facts)))
  const strain = scoreStrain(wellbeing, values)
  if (!strain) return nothing
  return {
    ...nothing,
    score: Math.round(strain.score),
    parts: Object.entries(strain.parts).map(([part, of]) => ({
      part,
      strain: Math.round(of),
      signs: (wellbeing.parts[part] ?? []).flatMap(({ feature, ...sign }) => {
        const known = strain.signs.find((one) => one.feature === feature)
        const { meaning = feature, unit = '' } = featureNamed(feature) ?? {}
        return known ? [{ ...known, strain: Math.round(known.strain), meaning, unit, ...sign }] : []
      }),
    })),
  }
}
