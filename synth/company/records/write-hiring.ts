import type { Random } from '@cadre/learn'
import { drawHiringDays } from '../life/hiring-days.ts'
import { managerOn } from '../life/unit-life.ts'
import type { Vacancy } from '../life/unit-life.ts'
import { dateOf, yearOf } from '../world/calendar.ts'
import type { Day } from '../world/calendar.ts'
import { marketMiddle } from '../world/pay-scale.ts'
import { streamOf } from '../world/streams.ts'
import { writeApplication } from './write-application.ts'
import type { Opening } from './write-application.ts'
import type { Pen, Recruiter } from './pen.ts'

/** Every requisition with its posting, who works on it, and who applied. */
export function writeHiring(pen: Pen): void {
  const { plan } = pen.life
  for (const vacancy of pen.life.vacancies)
    if (vacancy.openedOn >= plan.seriesFrom) writeRequisition(pen, vacancy)
}

function writeRequisition(pen: Pen, vacancy: Vacancy): void {
  const { life, structure, ids, emit, departmentId } = pen
  const { plan, unit } = life
  const { openedOn, level, filledBy, startsOn } = vacancy
  const random = streamOf(plan.seed, 'requisition', unit.number, vacancy.number)
  const manager = managerOn(life, vacancy, openedOn)
  const title = unit.family.titles[level]!
  const requisitionId = ids('req')
  const from = dateOf(openedOn)
  emit({
    entity: 'requisition',
    id: requisitionId,
    from,
    values: {
      name: title,
      jobId: structure.jobs[unit.familyIndex]![level],
      departmentId,
      locationId: structure.locations[unit.countryIndex]![0],
      ...(manager && { hiringManagerId: manager.personId }),
      openings: 1,
      status: filledBy ? 'filled' : 'open',
      targetDate: dateOf(openedOn + 60),
    },
  })
  const postingId = ids('pst')
  emit({
    entity: 'posting',
    id: postingId,
    from,
    values: {
      requisitionId,
      name: title,
      language: 'en',
      description: postingText(title, unit.family.skills),
      status: filledBy ? 'closed' : 'published',
    },
  })
  const recruiter = recruiterOn(pen.recruiters, openedOn, random)
  const until = filledBy ? startsOn : undefined
  if (recruiter) writeMember(pen, { recruiter, requisitionId, from: openedOn, to: until })
  const opening: Opening = {
    requisitionId,
    postingId,
    vacancy,
    title,
    managerId: manager?.personId,
    deciderId: recruiter?.id ?? manager?.personId,
    offerAmount: offerOf(pen, vacancy),
  }
  const applicants = 4 + random.integer(11)
  for (let index = 0; index < applicants; index++) {
    const applied = openedOn + 1 + random.integer(25)
    const days = drawHiringDays(random, plan, {
      isEngineering: unit.family.code === 'ENG',
      isSlowInterviewer: manager?.isSlow ?? false,
    })
    if (applied < plan.lastDay) writeApplication(pen, opening, { random, applied, days })
  }
  if (filledBy)
    writeApplication(pen, opening, {
      random,
      applied: openedOn + 6,
      days: vacancy.days,
      hired: filledBy,
    })
}

function offerOf({ life }: Pen, { filledBy, level, openedOn, startsOn }: Vacancy): number {
  const spell = filledBy?.spells.find(({ hired }) => hired === startsOn)
  return spell?.pays[0]?.amount ?? marketMiddle(level, { ...life.unit, year: yearOf(openedOn) })
}

function recruiterOn(recruiters: readonly Recruiter[], day: Day, random: Random): Recruiter | undefined {
  const start = random.integer(Math.max(1, recruiters.length))
  for (let step = 0; step < recruiters.length; step++) {
    const recruiter = recruiters[(start + step) % recruiters.length]!
    if (recruiter.from <= day && (recruiter.to === undefined || recruiter.to > day)) return recruiter
  }
  return undefined
}

interface Membership {
  readonly recruiter: Recruiter
  readonly requisitionId: string
  readonly from: Day
  readonly to: Day | undefined
}

function writeMember({ ids, emit }: Pen, { recruiter, requisitionId, from, to }: Membership): void {
  const end = Math.min(to ?? Infinity, recruiter.to ?? Infinity)
  emit({
    entity: 'requisition_member',
    id: ids('rqm'),
    subjectId: recruiter.id,
    from: dateOf(from),
    ...(end !== Infinity && { to: dateOf(end) }),
    values: { requisitionId, role: 'recruiter' },
  })
}

function postingText(title: string, skills: readonly string[]): string {
  return `${title}. You work with a team that others rely on. You bring ${skills.slice(0, 2).join(' and ').toLowerCase()}; ${skills
    .slice(2)
    .join(' and ')
    .toLowerCase()} help. We tell you the pay before the first interview.`
}
