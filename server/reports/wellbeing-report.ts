import { groupStrain } from '@cadre/lifecycle/strain'
import { featureNamed } from '@cadre/people/features'
import { mayProcess } from '@cadre/store'
import { wellbeing } from '@cadre/usecases'
import { strainOn } from '../wellbeing/strain-on.ts'
import type { Found } from './found.ts'
import { partsOn } from './study-rows.ts'
import type { Studying } from './study-rows.ts'

/** How strained groups of five people or more are: nothing about anybody is kept. */
export async function wellbeingReport(studying: Studying): Promise<Found<'wellbeing'>> {
  const { work, asOf, knownAt } = studying
  const strains = await strainOn(work.context.lake, { asOf, knownAt })
  const allowed = await work.inSession(async (session) => {
    const asked = await mayProcess(session, session.errand.purpose, [...strains.keys()])
    return new Set(asked.flatMap(({ subjectId, refusal }) => (refusal === null ? [subjectId] : [])))
  })
  const known = new Map(
    [...strains].flatMap(([personId, strain]) =>
      strain === undefined || !allowed.has(personId) ? [] : [[personId, strain] as const],
    ),
  )
  const parts = await partsOn(studying, new Set(known.keys()))
  return {
    asOf,
    data: null,
    method: {
      review: wellbeing.review,
      mustNever: [...wellbeing.mustNever],
      strainedFrom: wellbeing.strainedFrom,
      parts: Object.entries(wellbeing.parts).map(([part, signs]) => ({
        part,
        signs: signs.map((sign) => ({ ...sign, unit: featureNamed(sign.feature)?.unit ?? '' })),
      })),
    },
    parts: parts.map(({ about, name, personIds }) => {
      const own = personIds.flatMap((id) => known.get(id) ?? [])
      const {
        people,
        score,
        strained,
        parts: byPart,
      } = groupStrain(
        wellbeing,
        own.map((strain) => ({ group: name, strain })),
      ).told
      return {
        about,
        name,
        people,
        value: score,
        low: null,
        high: null,
        figures: { strained, parts: { ...byPart } },
      }
    }),
  }
}
