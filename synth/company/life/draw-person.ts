import type { Random } from '@cadre/learn'
import type { Unit } from '../organisation/units.ts'
import type { Day } from '../world/calendar.ts'
import { namePools } from '../world/names.ts'
import type { Plan } from '../world/plan.ts'
import { createIds, pick, pickWeighted, streamOf } from '../world/streams.ts'
import type { Person, Traits } from './person.ts'

/** Somebody new, from the stream of that person alone. */
export function drawPerson(
  { seed, months }: Plan,
  unit: Unit,
  { ordinal, hired }: { readonly ordinal: number; readonly hired: Day },
): Person {
  const ids = createIds(seed, unit.number, ordinal)
  const series = () => new Float32Array(months.length).fill(NaN)
  return {
    ordinal,
    id: ids('per'),
    ids,
    traits: drawTraits(streamOf(seed, 'traits', unit.number, ordinal), unit, hired),
    spells: [],
    trainings: [],
    ratings: [],
    engagement: series(),
    performance: series(),
    overtime: series(),
    chance: streamOf(seed, 'life', unit.number, ordinal),
  }
}

function drawTraits(random: Random, { country, headLevel }: Unit, hired: Day): Traits {
  const gender = pickWeighted(random, ['female', 'male', 'other'] as const, [47, 51.8, 1.2])
  const pool = namePools[country.language]
  const given =
    gender === 'other' ? (random.next() < 0.5 ? pool.female : pool.male) : pool[gender as 'female' | 'male']
  const isRemote = country.places.length > 1 && country.places[1]!.kind === 'remote'
  return {
    gender,
    firstName: pick(random, given),
    lastName: `${pick(random, pool.family)}${country.language === 'es' ? ` ${pick(random, pool.family)}` : ''}`,
    bornOn: hired - Math.round(365.25 * ageAtHire(random, headLevel)),
    ability: random.normal(),
    drive: random.normal(),
    managerQuality: random.normal(),
    isSlowInterviewer: random.next() < 1 / 7,
    overtimeLean: random.normal(),
    leniency: random.normal(),
    // Log-normal about 12 km, cut at a hundred.
    commuteKm: Math.min(100, Math.round(10 * 12 * Math.exp(0.8 * random.normal())) / 10),
    remoteShare: pickWeighted(random, [0, 0.2, 0.4, 0.6, 1], isRemote ? [3, 2, 2, 2, 2] : [6, 2, 2, 1, 0.4]),
    locationIndex: random.next() < 0.8 ? 0 : random.integer(country.places.length),
  }
}

/** Most are hired young; few after fifty-five. Heads of units are older. */
function ageAtHire(random: Random, headLevel: number): number {
  const [from, to] = pickWeighted(
    random,
    [
      [18, 24],
      [24, 30],
      [30, 38],
      [38, 47],
      [47, 56],
      [56, 62],
    ] as const,
    headLevel > 5 ? [0, 1, 5, 6, 3, 1] : [11, 22, 25, 21, 15, 6],
  )
  return from + (to - from) * random.next()
}
