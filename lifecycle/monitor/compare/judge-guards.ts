import { confidenceSequence, differenceSteps } from '@cadre/learn/sequential'
import type { Steps } from '@cadre/learn/sequential'
import { minimumCounts } from '@cadre/people'
import { toldOf, toldStep } from './told.ts'
import type { CountedPerson, DealtPerson, DeclaredGuard, DeclaredSplit, GuardedGroup } from './split.ts'

/**
 * Chance that any guard stops a split in which nothing grew worse. Each guard has a part, of which the k-th group that could be told
 * has 1/(k(k+1)): these parts add up to one, and no group's changes when another one appears.
 */
const level = 0.05

interface Seen {
  readonly counted: readonly CountedPerson[]
  readonly dealt: readonly DealtPerson[]
}

/**
 * Watches over groups of people: quality by what came of both arms, and how often each version points a group out, on the same
 * people. A guard is breached where the difference is worse beyond chance, and by more than its limit. Groups of fewer than five,
 * in either arm, are not told; nothing is concluded from fewer than thirty in either.
 */
export function judgeGuards(seen: Seen, { share, guards }: DeclaredSplit): GuardedGroup[] {
  const candidates = guards.flatMap((guard) =>
    guard.about === 'quality'
      ? groupsOf(seen.counted).map((one) => candidateOf(guard, one, qualitySteps(one.members, share)))
      : groupsOf(seen.dealt).map((one) => candidateOf(guard, one, pointedOutSteps(one.members))),
  )
  return candidates.map(({ guard, attribute, group, people, least, place, steps }) => {
    const [point] = confidenceSequence(steps, { alpha: level / (guards.length * place * (place + 1)) })
    const { mean, low, high } = point!
    return {
      about: guard.about,
      attribute,
      group,
      people,
      difference: { mean, low, high },
      limit: guard.limit,
      verdict: least < minimumCounts.inferenceMinimum ? 'unknown' : verdictOf(guard, point!),
    }
  })
}

interface Group<Person> {
  readonly attribute: string
  readonly group: string
  /** As the how manieth it could be told, from 1. */
  readonly place: number
  readonly members: readonly Person[]
}

function candidateOf(
  guard: DeclaredGuard,
  { members, ...one }: Group<CountedPerson | DealtPerson>,
  steps: Steps,
) {
  return { guard, ...one, people: members.length, least: leastInArm(members), steps }
}

/** Worse is lower quality; being pointed out more or less often are both a change that nobody asked for. */
function verdictOf(
  { about, limit }: DeclaredGuard,
  { mean, low, high }: GuardedGroup['difference'],
): 'well' | 'breached' {
  const isWorse =
    about === 'quality' ? high < 0 && mean <= -limit : (high < 0 || low > 0) && Math.abs(mean) >= limit
  return isWorse ? 'breached' : 'well'
}

function qualitySteps(members: readonly CountedPerson[], share: number): Steps {
  return differenceSteps({
    values: members.map(({ value }) => value),
    isTried: members.map(({ isChallenger }) => Number(isChallenger)),
    share,
  })
}

/** Guessed as no difference, so that no step lies further off than 1. */
function pointedOutSteps(members: readonly DealtPerson[]): Steps {
  const values = Float64Array.from(
    members,
    ({ byChampion, byChallenger }) => Number(byChallenger) - Number(byChampion),
  )
  return { values, guesses: new Float64Array(values.length), reach: 1 }
}

/** Groups with five or more in each arm, in the order in which they came to that. */
function groupsOf<Person extends CountedPerson | DealtPerson>(people: readonly Person[]): Group<Person>[] {
  const attributes = [...new Set(people.flatMap(({ groups }) => Object.keys(groups)))].toSorted()
  return attributes
    .flatMap((attribute) =>
      [...Map.groupBy(people.entries(), ([, { groups }]) => groups[attribute])].flatMap(([group, all]) => {
        const told = toldOf(all)
        const members = told.map(([, person]) => person)
        if (group === undefined || leastInArm(members) < minimumCounts.disclosureMinimum) return []
        return [{ attribute, group, members, since: told[firstTold(members)]![0] }]
      }),
    )
    .toSorted((one, other) => one.since - other.since)
    .map(({ since: _since, ...one }, at) => ({ ...one, place: at + 1 }))
}

/** The place of who completed the ten in which each arm came to five: from then on the group is told. */
function firstTold(members: readonly (CountedPerson | DealtPerson)[]): number {
  const arms = [0, 0]
  const first = members.findIndex(({ isChallenger }) => {
    arms[Number(isChallenger)]! += 1
    return Math.min(...arms) >= minimumCounts.disclosureMinimum
  })
  return toldStep(first + 1) - 1
}

function leastInArm(members: readonly (CountedPerson | DealtPerson)[]): number {
  const tried = members.filter(({ isChallenger }) => isChallenger).length
  return Math.min(tried, members.length - tried)
}
