import { spellOn } from '../life/person.ts'
import type { Person } from '../life/person.ts'
import { dateOf } from '../world/calendar.ts'
import { onboardingTasks } from '../world/structure.ts'
import { streamOf } from '../world/streams.ts'
import { writeOf } from './pen.ts'
import type { Pen } from './pen.ts'

/** The plan of the first months of whoever was hired within the history. */
export function writeOnboarding(pen: Pen, person: Person): void {
  const { life, structure } = pen
  const { plan, unit } = life
  const random = streamOf(plan.seed, 'onboarding', unit.number, person.ordinal)
  for (const { hired, left, onboarding } of person.spells) {
    if (!onboarding) continue
    const { hasBuddy, tasksOnTime, rampDays } = onboarding
    const productiveOn = hired + rampDays
    const end = Math.min(left ?? Infinity, plan.lastDay + 1)
    const isDone = productiveOn < end
    const buddies = life.people.filter((other) => {
      const spell = other === person ? undefined : spellOn(other, hired)
      return spell !== undefined && spell.hired < hired - 180
    })
    const buddy = buddies[random.integer(Math.max(1, buddies.length))]
    const planId = writeOf(pen, person, {
      entity: 'onboarding_plan',
      prefix: 'onb',
      period: { from: hired, to: left },
      values: {
        templateId: structure.onboardingTemplate,
        ...(hasBuddy && buddy && { buddyId: buddy.id }),
        ...(isDone && { productiveOn: dateOf(productiveOn) }),
        status: isDone ? 'done' : left !== undefined ? 'stopped' : 'running',
      },
    })
    // Eight of them: the share that is on time can be read off.
    for (let task = 0; task < 8; task++) {
      const { name, dueAfterDays } = onboardingTasks[task % onboardingTasks.length]!
      const due = hired + Math.max(0, dueAfterDays) + (task >= onboardingTasks.length ? 30 : 0)
      const doneOn = task < Math.round(8 * tasksOnTime) ? due : due + 3 + random.integer(20)
      if (due >= end) continue
      writeOf(pen, person, {
        entity: 'onboarding_task',
        prefix: 'otk',
        period: { from: hired, to: left },
        values: {
          planId,
          name: task >= onboardingTasks.length ? `${name}, again` : name,
          dueDate: dateOf(due),
          ...(doneOn < end && { doneOn: dateOf(doneOn) }),
        },
      })
    }
  }
}
