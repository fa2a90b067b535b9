import { shareOver } from '@cadre/lifecycle/bottleneck'
import { entityNamed } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { createEvaluator, evaluateFeatures, factWorld, featureNamed } from '@cadre/people/features'
import { readVersionsInTime } from '@cadre/store'
import type { Session, UsualProductivity } from '@cadre/store'
import { productivity } from '@cadre/usecases'
import { asFact } from '../handlers/as-fact.ts'

/** How much somebody does beside what is usual for the kind of work. */
export interface Level {
  readonly personId: string
  /** Results over targets, what is usual, and the one over the other; NaN where it is not known. */
  readonly ratio: number
  readonly usual: number
  readonly level: number
}

const { productivity: measure, family } = productivity
const features = [measure, family].flatMap((name) => featureNamed(name) ?? [])
const sources = [...new Set(features.flatMap((feature) => feature.sources))].map(entityNamed)
const isOfPeople = ({ subject }: Entity): boolean => subject !== 'organisation'
/** People whose records are read in one go, and records of a kind that are. */
const together = 40
const limit = 20_000

/** Levels on the day of a report, from records that the one who asks may read; noted as reading them, and kept nowhere. */
export async function levelsOfPeople(
  session: Session,
  personIds: readonly string[],
  { asOf, normals }: Pick<UsualProductivity, 'asOf' | 'normals'>,
): Promise<Level[]> {
  if (personIds.length === 0) return []
  const shared = await readVersionsInTime(
    session,
    sources.filter((entity) => !isOfPeople(entity)),
    { limit },
  )
  const levels: Level[] = []
  for (let from = 0; from < personIds.length; from += together) {
    const subjectIds = personIds.slice(from, from + together)
    const own = await readVersionsInTime(session, sources.filter(isOfPeople), { subjectIds, limit })
    const facts = new Map([...own, ...shared].map(([{ name }, versions]) => [name, versions.map(asFact)]))
    const evaluator = createEvaluator(factWorld(facts))
    for (const personId of subjectIds) {
      const values = evaluateFeatures(features, { personId, asOf, knownAt: session.errand.today }, evaluator)
      const ratio = Number(values[measure] ?? Number.NaN)
      const usual = normals[String(values[family])] ?? Number.NaN
      levels.push({ personId, ratio, usual, level: shareOver(ratio, usual) })
    }
  }
  return levels
}
