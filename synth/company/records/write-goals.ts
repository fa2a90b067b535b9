import { spellOn, stintOn } from '../life/person.ts'
import type { Person } from '../life/person.ts'
import { dateOf } from '../world/calendar.ts'
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

/** A goal a year with check-ins; what comes of it follows performance. */
export function writeGoals(pen: Pen, person: Person): void {
  const { plan, unit } = pen.life
  const random = streamOf(plan.seed, 'goals', unit.number, person.ordinal)
  for (const year of new Set(plan.months.map((month) => month.year))) {
    const draw = random.next()
    const on = Math.max(Date.UTC(year, 0, 15) / 86_400_000, plan.firstDay)
    const spell = spellOn(person, on)
    if (!spell || on > plan.lastDay || draw > 0.9) continue
    const isLead = stintOn(person, on)!.isLead
    const due = Date.UTC(year, 11, 31) / 86_400_000
    const isOver = due <= plan.lastDay
    const stays = spell.left === undefined || spell.left > Math.min(due, plan.lastDay)
    const month = plan.months.findLast(({ start }) => start <= Math.min(due, plan.lastDay))!
    const performance = person.performance[month.index]!
    const isReached = performance + random.normal() > -0.4
    const status = !stays ? 'dropped' : isOver ? (isReached ? 'done' : 'dropped') : 'active'
    const goalId = writeOf(pen, person, {
      entity: 'goal',
      prefix: 'gol',
      period: { from: on, to: spell.left },
      values: {
        name: pick(random, isLead ? leadObjectives : objectives),
        kind: 'objective',
        status,
        startValue: 0,
        targetValue: 100,
        unit: 'per cent',
        dueDate: dateOf(due),
      },
    })
    for (const quarter of [1, 2, 3]) {
      const from = on + 90 * quarter
      const noise = random.normal()
      if (from > plan.lastDay || (spell.left !== undefined && from >= spell.left)) continue
      const value = Math.max(0, Math.min(100, Math.round(30 * quarter + 8 * noise + (isReached ? 5 : -15))))
      const confidence = value >= 25 * quarter ? 'on track' : value >= 18 * quarter ? 'at risk' : 'off track'
      writeOf(pen, person, {
        entity: 'goal_check_in',
        prefix: 'gci',
        period: { from },
        values: { goalId, value, confidence },
      })
    }
  }
}
