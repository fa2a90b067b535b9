import { families, leadLevel } from '../world/families.ts'
import type { Family } from '../world/families.ts'
import type { Country } from '../world/countries.ts'
import type { Plan } from '../world/plan.ts'
import { pickWeighted, streamOf } from '../world/streams.ts'

/**
 * A unit of the organisation tree: a head, some who report to the head, and teams with a lead each. Units above
 * others have no teams. A unit is simulated whole, so that people can move and be promoted within it.
 */
export interface Unit {
  /** Counted from 1 in the order of the tree, every unit after the one above it. */
  readonly number: number
  readonly name: string
  readonly family: Family
  readonly familyIndex: number
  readonly parent: Unit | undefined
  readonly headLevel: number
  readonly country: Country
  readonly countryIndex: number
  /** How many report to the head without a team. */
  readonly staff: number
  /** How many are in each team, with its lead. */
  readonly teams: readonly number[]
}

/** As many people as one unit holds before it becomes several. */
const largestUnit = 70
const largestWithoutTeams = 13
const teamSize = 8

/** The units of the company, from the top; nothing is kept of those that went by. */
export function* unitsOf(plan: Plan): Generator<Unit> {
  const counter = { number: 0 }
  const used = families.slice(0, Math.max(2, Math.min(families.length, Math.floor(plan.people / 6))))
  const top = unitOf(plan, counter, {
    name: 'Norte',
    familyIndex: 0,
    parent: undefined,
    headLevel: leadLevel.company,
    staff: 0,
    teams: [],
  })
  yield top
  const seats = allocate(
    plan.people - 1,
    used.map(({ share }) => share),
    2,
  )
  for (const [familyIndex, family] of used.entries()) {
    const headLevel = leadLevel.family
    yield* branch(plan, counter, {
      name: family.name,
      familyIndex,
      parent: top,
      headLevel,
      seats: seats[familyIndex]!,
    })
  }
}

interface Branch {
  readonly name: string
  readonly familyIndex: number
  readonly parent: Unit
  readonly headLevel: number
  readonly seats: number
}

function* branch(plan: Plan, counter: Counter, { seats, ...place }: Branch): Generator<Unit> {
  if (seats <= largestWithoutTeams) {
    yield unitOf(plan, counter, { ...place, staff: seats - 1, teams: [] })
    return
  }
  if (seats <= largestUnit) {
    const teams = Math.max(2, Math.round((seats - 2) / teamSize))
    const random = streamOf(plan.seed, 'teams', counter.number)
    const weights = Array.from({ length: teams }, () => 0.55 + random.next())
    yield unitOf(plan, counter, { ...place, staff: 1, teams: allocate(seats - 2, weights, 3) })
    return
  }
  const count = Math.min(8, Math.max(2, Math.ceil((seats - 2) / (largestUnit - 10))))
  const head = unitOf(plan, counter, { ...place, staff: 1, teams: [] })
  yield head
  for (const [index, below] of allocate(seats - 2, Array<number>(count).fill(1), 1).entries()) {
    const name = `${place.name} ${index + 1}`
    yield* branch(plan, counter, {
      ...place,
      name,
      parent: head,
      headLevel: leadLevel.unit,
      seats: below,
    })
  }
}

interface Counter {
  number: number
}
type Place = Pick<Unit, 'name' | 'familyIndex' | 'parent' | 'headLevel' | 'staff' | 'teams'>

function unitOf({ seed, countries }: Plan, counter: Counter, place: Place): Unit {
  counter.number++
  const random = streamOf(seed, 'unit', counter.number)
  // What leads others sits at home.
  const isAtHome =
    place.parent === undefined || (place.teams.length === 0 && place.headLevel > leadLevel.unit)
  const drawn = pickWeighted(
    random,
    countries,
    countries.map(({ share }) => share),
  )
  const country = isAtHome && place.staff < 3 ? countries[0]! : drawn
  return {
    ...place,
    number: counter.number,
    family: families[place.familyIndex]!,
    country,
    countryIndex: countries.indexOf(country),
  }
}

/** Splits a number by weights, by largest remainders, with at least so many for each. */
function allocate(total: number, weights: readonly number[], least: number): number[] {
  const spare = Math.max(0, total - least * weights.length)
  const sum = weights.reduce((whole, weight) => whole + weight, 0)
  const exact = weights.map((weight) => (spare * weight) / sum)
  const parts = exact.map((share) => least + Math.floor(share))
  const order = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  let left = total - parts.reduce((whole, part) => whole + part, 0)
  for (const { index } of order) {
    if (left <= 0) break
    parts[index]!++
    left--
  }
  return parts
}
