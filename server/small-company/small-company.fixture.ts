import type { CivilDate } from '@cadre/core'
import { createRandom, deriveSeed } from '@cadre/learn'
import type { Random } from '@cadre/learn'
import type { CompanyRecord } from '@cadre/synth'
import { hiringRecords } from './hiring-records.fixture.ts'
import { historyRecords } from './history-records.fixture.ts'
import { memberRecords } from './member-records.fixture.ts'
import type { Member } from './member.fixture.ts'
import { daysAfter, pick, seededId } from './seeded-id.fixture.ts'
import { synthesiseStructure } from './small-structure.fixture.ts'
import type { Structure, Unit } from './small-structure.fixture.ts'

interface SmallCompanyOptions {
  readonly people: number
  readonly seed?: number
  readonly today: CivilDate
  readonly years?: number
}

/**
 * A company of fixed shape for tests of what may be read and written: so many people, no more and no fewer, none of them
 * hired twice, one open requisition. What is realistic is in `@cadre/synth`.
 */
export function* smallCompany({
  people,
  seed = 1,
  today,
  years = 3,
}: SmallCompanyOptions): Generator<CompanyRecord> {
  const random = createRandom(deriveSeed(seed, 'company'))
  const since = daysAfter(today, -365 * (years + 8))
  const structure = synthesiseStructure(random, { since, thisYear: Number(today.slice(0, 4)) })
  yield* structure.records
  const members: Member[] = []
  for (let index = 0; index < people; index++) {
    const member = drawMember(random, { index, people, structure, members, today, years })
    members.push(member)
    const draft = { random, member, index, structure, today }
    yield* memberRecords(draft)
    yield* historyRecords(draft)
  }
  yield* hiringRecords(random, { structure, members, today })
}

interface Draw {
  readonly index: number
  readonly people: number
  readonly structure: Structure
  readonly members: readonly Member[]
  readonly today: CivilDate
  readonly years: number
}

/** The first of a unit leads it; about one in eight leads a team; the others report to somebody there. */
function drawMember(random: Random, { index, people, structure, members, today, years }: Draw): Member {
  const { units, locations } = structure
  const unit = index < units.length ? units[index]! : drawUnit(random, units)
  const peers = members.filter((member) => member.unit === unit && member.left === undefined)
  const level =
    index < units.length
      ? 5
      : peers.length < 2 || random.next() < 0.11
        ? 3 + random.integer(2)
        : random.integer(3)
  const leads = peers.filter((member) => member.level >= 3 && member.level > level)
  const isEarly = index < Math.max(units.length, people * 0.02)
  const tenureDays = isEarly
    ? 365 * (years + 4)
    : Math.max(20, Math.round(-Math.log(1 - random.next()) * 900))
  const hired = daysAfter(today, -Math.min(tenureDays, 365 * (years + 7)))
  const isLeaver = level < 3 && !isEarly && random.next() < 0.22 && tenureDays > 200
  return {
    id: seededId(random, 'per'),
    unit,
    level,
    location: random.integer(locations.length),
    hired,
    left: isLeaver
      ? daysAfter(today, -Math.round(random.next() * Math.min(tenureDays - 100, 500)))
      : undefined,
    managerId:
      index === 0
        ? undefined
        : index < units.length
          ? members[0]!.id
          : (leads.length > 0
              ? pick(random, leads)
              : members.find((member) => member.unit === unit && member.level === 5)!
            ).id,
  }
}

function drawUnit(random: Random, units: readonly Unit[]): Unit {
  let rest = random.next() * units.reduce((sum, { share }) => sum + share, 0)
  return units.find(({ share }) => (rest -= share) < 0) ?? units.at(-1)!
}
