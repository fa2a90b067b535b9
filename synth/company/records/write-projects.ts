import { stintOn } from '../life/person.ts'
import { dateOf } from '../world/calendar.ts'
import { pick, streamOf } from '../world/streams.ts'
import { writeOf } from './pen.ts'
import type { Pen } from './pen.ts'

const projectNames = ['Renewal', 'Lighthouse', 'Crossing', 'Harvest', 'Bridge', 'Compass', 'Orchard'] as const

/** A project or two a year for each unit with teams, and who is on it. */
export function writeProjects(pen: Pen): void {
  const { life, ids, emit } = pen
  const { plan, unit } = life
  if (unit.teams.length === 0) return
  const random = streamOf(plan.seed, 'projects', unit.number)
  for (const [index, month] of plan.months.entries()) {
    if (index % 9 !== 4) continue
    const from = month.start + random.integer(20)
    const to = from + 120 + random.integer(150)
    if (from > plan.lastDay) continue
    const name = `${pick(random, projectNames)} ${unit.number}-${Math.floor(index / 9) + 1}`
    const owner = life.leads[0]!.find((lead) => lead.from <= from && (lead.to ?? Infinity) > from)
    const id = ids('prj')
    emit({
      entity: 'project',
      id,
      from: dateOf(from),
      values: {
        name,
        dueDate: dateOf(to),
        status: to > plan.lastDay ? 'running' : 'done',
        ...(owner && { ownerId: owner.personId }),
      },
    })
    for (const person of life.people) {
      if (random.next() > 0.15) continue
      const stint = stintOn(person, from)
      const left = person.spells.find(({ hired, left: end = Infinity }) => hired <= from && end > from)?.left
      if (!stint || stint.isLead) continue
      writeOf(pen, person, {
        entity: 'project_allocation',
        prefix: 'pal',
        period: { from, to: Math.min(to, left ?? to) },
        values: { projectId: id, share: pick(random, [0.1, 0.2, 0.3, 0.5]) },
      })
    }
  }
}
