import type { Person, Spell, Stint } from '../life/person.ts'
import { managerOn } from '../life/unit-life.ts'
import { dateOf } from '../world/calendar.ts'
import { streamOf } from '../world/streams.ts'
import { meet, writeOf } from './pen.ts'
import type { Pen, Period } from './pen.ts'

/** The person record; all of a unit come before whatever refers to them. */
export function writePerson({ life, emit }: Pen, { id, traits, spells, ordinal }: Person): void {
  const { unit } = life
  const { firstName, lastName } = traits
  const number = `${unit.number}-${ordinal}`
  emit({
    entity: 'person',
    id,
    from: dateOf(spells[0]!.hired),
    values: {
      firstName,
      lastName,
      employeeNumber: `N${number}`,
      workEmail: `${handleOf(firstName, lastName)}.${number}@norte.example`,
      language: unit.country.language,
      isSynthetic: true,
    },
  })
}

/** Employment, terms, contact and what the person chose to say about themselves. */
export function writeContract(pen: Pen, person: Person): void {
  const { life, structure } = pen
  const { plan, unit } = life
  const { traits, spells } = person
  const random = streamOf(plan.seed, 'contract', unit.number, person.ordinal)
  const first = spells[0]!
  for (const spell of spells) {
    const { left, leavingKind, leavingReason, isFixedTerm, source, fte } = spell
    const period = { from: spell.hired, to: left }
    const values = {
      legalEntityId: structure.legalEntities[unit.countryIndex],
      type: fte < 1 ? 'part time' : 'full time',
      isFixedTerm,
      source,
      ...(spell !== first && { originalHireDate: dateOf(first.hired) }),
      ...(left !== undefined && {
        leavingKind,
        ...(leavingReason !== undefined && { leavingReason }),
        wouldRehire: leavingKind !== 'involuntary',
      }),
    }
    writeOf(pen, person, { entity: 'employment', prefix: 'emp', period, values })
    writeOf(pen, person, {
      entity: 'work_terms',
      prefix: 'trm',
      period,
      values: { fte, weeklyHours: 40 * fte, remoteShare: traits.remoteShare, overtimeKind: 'non-exempt' },
    })
  }
  const handle = handleOf(traits.firstName, traits.lastName)
  writeOf(pen, person, {
    entity: 'contact_details',
    prefix: 'con',
    period: { from: first.hired },
    values: {
      personalEmail: `${handle}.${unit.number}-${person.ordinal}@mail.example`,
      city: unit.country.places[traits.locationIndex]!.city,
      country: unit.country.code,
      commuteKm: traits.commuteKm,
      nationalId: String(10_000_000 + random.integer(89_999_999)),
      birthDate: dateOf(traits.bornOn),
    },
  })
  if (random.next() < 0.08) return
  const isSilent = random.next() < 0.05
  const draw = random.next()
  writeOf(pen, person, {
    entity: 'protected_profile',
    prefix: 'prt',
    period: { from: first.hired },
    values: {
      gender: isSilent ? 'prefers not to say' : traits.gender,
      disability: isSilent ? 'prefers not to say' : draw < 0.06 ? 'yes' : 'no',
      nationality: unit.country.code,
      source: 'self-identified',
    },
  })
}

/** Position, line of command and team, stretch by stretch. */
export function writePositions(pen: Pen, person: Person): void {
  for (const spell of person.spells) {
    for (const stint of spell.stints) {
      writeAssignment(pen, person, stint)
      writeLines(pen, person, stint)
    }
    writeTeams(pen, person, spell)
  }
}

function writeAssignment({ life, structure, departmentId, ...pen }: Pen, person: Person, stint: Stint): void {
  const { unit } = life
  const { level, reason } = stint
  writeOf({ life, structure, departmentId, ...pen }, person, {
    entity: 'job_assignment',
    prefix: 'asg',
    period: stint,
    values: {
      jobId: structure.jobs[unit.familyIndex]![level],
      title: unit.family.titles[level],
      departmentId,
      locationId: structure.locations[unit.countryIndex]![person.traits.locationIndex],
      legalEntityId: structure.legalEntities[unit.countryIndex],
      gradeId: structure.grades[level],
      share: 1,
      isPrimary: true,
      changeReason: reason,
    },
  })
}

/** Who leads changes more often than who is led; a change of neither is no new line. */
function writeLines(pen: Pen, person: Person, stint: Stint): void {
  const { life } = pen
  const within = meet(stint, { from: life.plan.firstDay })
  if (!within) return
  const changes = [life.leads[stint.team]!, life.leads[0]!, life.above]
    .flat()
    .flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]))
    .filter((day) => day > within.from && (within.to === undefined || day < within.to))
  const days = [...new Set([within.from, ...changes])].sort((a, b) => a - b)
  let open: { managerId: string; from: number } | undefined
  const close = (to: number | undefined): void => {
    if (!open) return
    const { managerId, from } = open
    writeOf(pen, person, {
      entity: 'manager_line',
      prefix: 'lin',
      period: { from, to },
      values: { managerId, kind: 'line' },
    })
    open = undefined
  }
  for (const day of days) {
    const managerId = managerOn(life, stint, day)?.personId
    if (managerId === open?.managerId) continue
    close(day)
    if (managerId !== undefined) open = { managerId, from: day }
  }
  close(within.to)
}

function writeTeams(pen: Pen, person: Person, spell: Spell): void {
  let open: (Period & { team: number }) | undefined
  const close = (to: number | undefined): void => {
    if (open && open.team > 0)
      writeOf(pen, person, {
        entity: 'team_membership',
        prefix: 'tmb',
        period: { from: open.from, to },
        values: { teamId: pen.teamIds[open.team], share: 1 },
      })
  }
  for (const { team, from } of spell.stints) {
    if (open?.team === team) continue
    close(from)
    open = { team, from }
  }
  close(spell.left)
}

function handleOf(firstName: string, lastName: string): string {
  return `${firstName}.${lastName.split(' ')[0]}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase()
}
