import type { Person } from '../life/person.ts'
import { coursePlans } from '../world/courses.ts'
import { dateOf, yearOf } from '../world/calendar.ts'
import { streamOf } from '../world/streams.ts'
import { writeOf } from './pen.ts'
import type { Pen } from './pen.ts'

/** Skills with who says so, and courses with how they went. */
export function writeLearning(pen: Pen, person: Person): void {
  const { life, structure } = pen
  const { unit, plan } = life
  const random = streamOf(plan.seed, 'learning', unit.number, person.ordinal)
  const first = person.spells[0]!
  for (const name of unit.family.skills) {
    if (random.next() > 0.75) continue
    const level = Math.round(
      Math.min(5, Math.max(1, 2.6 + 0.8 * person.traits.ability + 0.8 * random.normal())),
    )
    writeOf(pen, person, {
      entity: 'person_skill',
      prefix: 'psk',
      period: { from: Math.max(first.hired, plan.firstDay) },
      values: {
        skillId: structure.skills.get(name),
        level,
        source: random.next() < 0.6 ? 'manager' : 'self',
      },
    })
  }
  const learned = new Set<string>()
  for (const { course, from, completedOn, score } of person.trainings) {
    const { hours, skill } = coursePlans[course]!
    const rating = Math.min(5, Math.max(1, Math.round(3.8 + 0.8 * random.normal())))
    writeOf(pen, person, {
      entity: 'enrolment',
      prefix: 'enr',
      period: { from },
      values: {
        courseId: structure.courses[course],
        sessionId: structure.sessions.get(`${course} ${yearOf(from)}`),
        status: completedOn === undefined ? 'cancelled' : 'completed',
        hours: completedOn === undefined ? 0 : hours,
        ...(completedOn !== undefined && { completedOn: dateOf(completedOn), score, rating }),
      },
    })
    if (completedOn === undefined || learned.has(skill)) continue
    learned.add(skill)
    writeOf(pen, person, {
      entity: 'person_skill',
      prefix: 'psk',
      period: { from: completedOn },
      values: { skillId: structure.skills.get(skill), level: 3, source: 'course' },
    })
  }
}
