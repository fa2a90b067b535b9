import { followProductivity, studyProductivity } from '@cadre/lifecycle/bottleneck'
import type { ProductivityResult, ProductivityRows } from '@cadre/lifecycle/bottleneck'
import type { PartOfPeople, PersonDays } from '@cadre/lifecycle/person-days'
import { followRatings, studyRatings } from '@cadre/lifecycle/rating'
import type { RatedReview, RatingStudyResult, Round } from '@cadre/lifecycle/rating'
import { followUp, studySurvival, tenureCurves } from '@cadre/lifecycle/survival'
import type { Spell, SurvivalStudyResult, TenureCurve } from '@cadre/lifecycle/survival'
import type { SuggestedAction } from '@cadre/lifecycle/use-case'
import { attrition, performance, productivity } from '@cadre/usecases'
import { answerFromThread } from '../models/answer-from-thread.ts'

interface Common {
  readonly rows: PersonDays
  readonly parts: readonly PartOfPeople[]
}

interface Cost {
  readonly amount: number
  readonly currency: string
}

/** What a thread needs to study rows on its own. */
export interface StudyTasks {
  readonly attrition: Common & {
    readonly spells: readonly Spell[]
    readonly knownUntil: string
    readonly horizonMonths: number
    readonly attributes: Readonly<Record<string, Readonly<Record<string, string>>>>
    /** Department of each person by day. */
    readonly departments: ReadonlyMap<string, ReadonlyMap<string, string>>
    /** What replacing each person would cost, where it is known and may be reckoned. */
    readonly costs: ReadonlyMap<string, Cost>
    /** The organisation's list of what may help. */
    readonly actions: readonly SuggestedAction[]
  }
  readonly performance: Common & {
    readonly reviews: readonly RatedReview[]
    readonly rounds: readonly Round[]
  }
  readonly productivity: Common
  readonly teams: {
    readonly rows: ProductivityRows
    readonly themes: Readonly<Record<string, readonly string[]>>
    /** Of what it is told what moving it would change. */
    readonly movable: readonly string[]
  }
}

export interface StudyResults {
  readonly attrition: SurvivalStudyResult & { readonly curves: readonly TenureCurve[] }
  readonly performance: RatingStudyResult
  readonly productivity: ProductivityResult
  readonly teams: ProductivityResult
}

export type StudyTask = {
  readonly [Kind in keyof StudyTasks]: StudyTasks[Kind] & { readonly kind: Kind }
}[keyof StudyTasks]

type Tools = { readonly signal: AbortSignal; readonly onProgress: (what: string) => void }

await answerFromThread<StudyTask, StudyResults[keyof StudyResults], string>((task, { signal, tell }) => {
  const tools = { signal, onProgress: tell }
  if (task.kind === 'attrition') return studyLeaving(task, tools)
  if (task.kind === 'performance') return studyReviews(task, tools)
  if (task.kind === 'teams') {
    const { rows, themes, movable } = task
    return studyProductivity({ ...productivity, themes, movable }, rows, tools)
  }
  const { productivity: measure, family } = productivity
  const rows = followProductivity(task.rows, { productivity: measure, family, unitOf: () => undefined })
  return studyProductivity(productivity, rows, { ...tools, parts: task.parts })
})

async function studyLeaving(
  {
    rows,
    spells,
    knownUntil,
    horizonMonths,
    parts,
    attributes,
    departments,
    costs,
    actions,
  }: StudyTasks['attrition'],
  tools: Tools,
): Promise<StudyResults['attrition']> {
  const followed = followUp(rows, spells, { cause: attrition.cause, knownUntil })
  const present = followed.present.personIds.map((personId) => costs.get(personId))
  return {
    ...(await studySurvival({ ...attrition, actions }, followed, {
      ...tools,
      horizonMonths,
      parts,
      attributes,
      costs: {
        amount: Float64Array.from(present, (cost) => cost?.amount ?? Number.NaN),
        currency: present.map((cost) => cost?.currency),
      },
    })),
    curves: [
      ...tenureCurves(followed, () => ''),
      ...tenureCurves(followed, (personId, day) => departments.get(day)?.get(personId)),
    ],
  }
}

function studyReviews(
  { rows, reviews, rounds, parts }: StudyTasks['performance'],
  tools: Tools,
): Promise<RatingStudyResult> {
  const { lastRating, limits } = performance
  const followed = followRatings(rows, {
    reviews,
    rounds,
    lastRating,
    minimumPerClass: limits.minimumPerClass,
  })
  return studyRatings(performance, followed, { ...tools, parts })
}
