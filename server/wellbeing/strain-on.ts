import type { CivilDate } from '@cadre/core'
import { scoreStrain } from '@cadre/lifecycle/strain'
import type { Strain } from '@cadre/lifecycle/strain'
import { featureNamed } from '@cadre/people/features'
import { computeFeatures, readSpells } from '@cadre/store/features'
import type { LakeStorage } from '@cadre/store/lake'
import { wellbeing } from '@cadre/usecases'

/** A day, and what was known at a moment. */
export interface Moment {
  readonly asOf: CivilDate
  readonly knownAt: string
}

/** The strain of everybody employed on a day, as was known at a moment; kept nowhere. */
export async function strainOn(
  lake: LakeStorage,
  { asOf, knownAt }: Moment,
): Promise<ReadonlyMap<string, Strain | undefined>> {
  const employed = (await readSpells(lake, knownAt)).filter(
    ({ from, to }) => from <= asOf && (to === undefined || to > asOf),
  )
  const personIds = [...new Set(employed.map(({ personId }) => personId))]
  const names = Object.values(wellbeing.parts).flatMap((signs) => signs.map(({ feature }) => feature))
  const features = names.flatMap((name) => featureNamed(name) ?? [])
  const points = personIds.map((personId) => ({ personId, asOf, knownAt }))
  const values = await computeFeatures(lake, features, points)
  return new Map(
    personIds.map((personId, at) => [
      personId,
      scoreStrain(wellbeing, Object.fromEntries(features.map(({ name }, of) => [name, values[at]![of]]))),
    ]),
  )
}
