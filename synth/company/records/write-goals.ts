import type { CompanyRecord } from '../company-record.ts'
import { spellOn, stintOn } from '../life/person.ts'
import type { Person } from '../life/person.ts'
import { managerOn } from '../life/unit-life.ts'
import type { UnitLife } from '../life/unit-life.ts'
import { dateOf } from '../world/calendar.ts'
import type { Day } from '../world/calendar.ts'
import { pick, streamOf } from '../world/streams.ts'
import { writeOf } from './pen.ts'
import type { Pen } from './pen.ts'

const objectives = [
  'Finish what was promised',
  'Make one routine shorter',
  'Learn what the next level asks for',
  'Hand over what only I know',
] as const
const leadObjectives = [
  'Keep the team complete',
  'Talk with everybody each month',
  'Halve the open ends',
] as const

/** A goal of somebody for a year, and how it went. */
interface Goal {
  readonly person: Person
  readonly year: number
  readonly from: Day
  readonly to: Day | undefined
  /** Who it is agreed with, and how many leads of the unit are above. */
  readonly managerId: string | undefined
  readonly depth: number
  readonly values: CompanyRecord['values']
  readonly checkIns: readonly { readonly from: Day; readonly values: CompanyRecord['values'] }[]
}

/**
 * A goal a year with check-ins; what comes of it follows performance. Each serves the goal of the manager for that year, where the
 * manager is of the unit and has one.
 */
export function writeGoals(pen: Pen): void {
  const goals = pen.life.people.flatMap((person) => goalsOf(pen.life, person))
  const written = new Map<string, string>()
  for (const goal of goals.toSorted((a, b) => a.depth - b.depth)) {
    const { person, year, from, to, managerId, values, checkIns } = goal
    const parentId = written.get(`${managerId} ${year}`)
    const goalId = writeOf(pen, person, {
      entity: 'goal',
      prefix: 'gol',
      period: { from, to },
      values: { ...values, ...(parentId !== undefined && { parentId }) },
    })
    written.set(`${person.id} ${year}`, goalId)
    for (const checkIn of checkIns)
      writeOf(pen, person, {
        entity: 'goal_check_in',
        prefix: 'gci',
        period: { from: checkIn.from },
        values: { goalId, ...checkIn.values },
      })
  }
}

function goalsOf(life: UnitLife, person: Person): Goal[] {
  const { plan, unit } = life
  const random = streamOf(plan.seed, 'goals', unit.number, person.ordinal)
  const goals: Goal[] = []
  for (const year of new Set(plan.months.map((month) => month.year))) {
    const draw = random.next()
    const from = Math.max(Date.UTC(year, 0, 15) / 86_400_000, plan.firstDay)
    const spell = spellOn(person, from)
    if (!spell || from > plan.lastDay || draw > 0.9) continue
    const stint = stintOn(person, from)!
    const due = Date.UTC(year, 11, 31) / 86_400_000
    const isOver = due <= plan.lastDay
    const stays = spell.left === undefined || spell.left > Math.min(due, plan.lastDay)
    const month = plan.months.findLast(({ start }) => start <= Math.min(due, plan.lastDay))!
    const performance = person.performance[month.index]!
    const isReached = performance + random.normal() > -0.4
    const status = !stays ? 'dropped' : isOver ? (isReached ? 'done' : 'dropped') : 'active'
    goals.push({
      person,
      year,
      from,
      to: spell.left,
      managerId: managerOn(life, stint, from)?.personId,
      depth: !stint.isLead ? 2 : stint.team > 0 ? 1 : 0,
      values: {
        name: pick(random, stint.isLead ? leadObjectives : objectives),
        kind: 'objective',
        status,
        startValue: 0,
        targetValue: 100,
        unit: 'per cent',
        dueDate: dateOf(due),
      },
      checkIns: [1, 2, 3].flatMap((quarter) => {
        const on = from + 90 * quarter
        const noise = random.normal()
        if (on > plan.lastDay || (spell.left !== undefined && on >= spell.left)) return []
        const value = Math.max(0, Math.min(100, Math.round(30 * quarter + 8 * noise + (isReached ? 5 : -15))))
        const confidence =
          value >= 25 * quarter ? 'on track' : value >= 18 * quarter ? 'at risk' : 'off track'
        return [{ from: on, values: { value, confidence } }]
      }),
    })
  }
  return goals
}
