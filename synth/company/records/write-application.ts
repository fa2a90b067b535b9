import type { Random } from '@cadre/learn'
import type { HiringDays } from '../life/hiring-days.ts'
import type { Person } from '../life/person.ts'
import type { Vacancy } from '../life/unit-life.ts'
import { dateOf } from '../world/calendar.ts'
import type { Day } from '../world/calendar.ts'
import type { StageKind } from '../world/structure.ts'
import { pick } from '../world/streams.ts'
import { drawApplicant } from './draw-applicant.ts'
import type { Applicant } from './draw-applicant.ts'
import type { Pen } from './pen.ts'

/** What all applications for a requisition have in common. */
export interface Opening {
  readonly requisitionId: string
  readonly postingId: string
  readonly vacancy: Vacancy
  readonly title: string
  readonly managerId: string | undefined
  readonly deciderId: string | undefined
  /** Yearly pay, in whole units. */
  readonly offerAmount: number
}

interface Applying {
  readonly random: Random
  readonly applied: Day
  readonly days: HiringDays
  /** Who they became. */
  readonly hired?: Person
}

/** A step of an application: the stage that it enters, and when. */
interface Step {
  readonly stage: StageKind
  readonly on: Day
}

/** A candidate with an application, its way through the stages, and what was found on the way. */
export function writeApplication(pen: Pen, opening: Opening, applying: Applying): void {
  const { random, applied, hired } = applying
  const { life, ids, emit, witness } = pen
  const { plan } = life
  const applicant = drawApplicant(random, life, hired)
  const candidateId = ids('can')
  const applicationId = ids('app')
  const from = dateOf(applied)
  emit({
    entity: 'candidate',
    id: candidateId,
    from,
    values: {
      firstName: applicant.firstName,
      lastName: applicant.lastName,
      email: `${candidateId.slice(-12).toLowerCase()}@mail.example`,
      currentTitle: opening.title,
      canEmail: true,
      source: applicant.source,
      ...(hired && { employeeId: hired.id }),
    },
  })
  const hasPassed = hired !== undefined || passesScreen(pen, applicant, random)
  witness.screening?.({
    applicationId,
    candidateId,
    gender: applicant.gender,
    fit: applicant.fit,
    hasGap: applicant.hasGap,
    hasPassed,
    isHired: hired !== undefined,
  })
  const steps = stepsOf(applying, hasPassed).filter(({ on }) => on <= plan.lastDay)
  const application = { applicationId, candidateId, applicant, opening, applying }
  writeVersions(pen, application, steps)
  for (const [question, answer] of [
    ['Résumé', applicant.resume],
    ['What do you know that we ask for?', applicant.skills.join(', ') || 'I learn quickly.'],
  ] as const) {
    emit({
      entity: 'application_answer',
      id: ids('aan'),
      subjectId: applicationId,
      from,
      values: { question, answer },
    })
  }
  writeEvidence(pen, application, steps)
}

function passesScreen({ life }: Pen, { fit, gender, hasGap }: Applicant, random: Random): boolean {
  const { effects } = life.plan
  const logOdds =
    -0.8 +
    effects.screeningFit * fit +
    (gender === 'female' ? effects.screeningBiasGender : 0) +
    (hasGap ? effects.screeningBiasGap : 0)
  return random.next() < 1 / (1 + Math.exp(-logOdds))
}

function stepsOf({ applied, days, hired, random }: Applying, hasPassed: boolean): Step[] {
  const screened = applied + days.applied
  const decided = screened + days.screen
  const interviewed = decided + days.interview
  const start: Step[] = [
    { stage: 'applied', on: applied },
    { stage: 'screen', on: screened },
  ]
  if (!hasPassed) return [...start, { stage: 'rejected', on: decided }]
  const interview: Step[] = [...start, { stage: 'interview', on: decided }]
  if (!hired) return [...interview, { stage: 'rejected', on: interviewed + random.integer(4) }]
  return [...interview, { stage: 'offer', on: interviewed }, { stage: 'hired', on: interviewed + days.offer }]
}

interface Application {
  readonly applicationId: string
  readonly candidateId: string
  readonly applicant: Applicant
  readonly opening: Opening
  readonly applying: Applying
}

/** One version for each stage, so that how long each took can be read off. */
function writeVersions({ structure, emit }: Pen, application: Application, steps: readonly Step[]): void {
  const { applicationId, candidateId, applicant, opening, applying } = application
  for (const [index, { stage, on }] of steps.entries()) {
    const next = steps[index + 1]
    const isOver = stage === 'rejected' || stage === 'hired'
    emit({
      entity: 'application',
      id: applicationId,
      subjectId: candidateId,
      from: dateOf(on),
      ...(next && { to: dateOf(next.on), continues: true as const }),
      ...(index > 0 && { isLater: true as const }),
      values: {
        requisitionId: opening.requisitionId,
        postingId: opening.postingId,
        stageId: structure.stages[stage],
        status: isOver ? stage : 'in process',
        appliedOn: dateOf(applying.applied),
        source: applicant.source,
        ...(stage === 'rejected' && {
          rejectReason: index < 3 ? 'not what was asked for' : 'somebody else fitted better',
        }),
        ...(isOver && opening.deciderId !== undefined && { decidedBy: opening.deciderId }),
      },
    })
  }
}

/** Interview, scorecard and offer. */
function writeEvidence(pen: Pen, application: Application, steps: readonly Step[]): void {
  const { applicationId, applicant, opening, applying } = application
  const { managerId, offerAmount, vacancy } = opening
  const { random, hired } = applying
  const { ids, emit, life } = pen
  const of = (entity: string, prefix: string, on: Day, values: Readonly<Record<string, unknown>>): string => {
    const id = ids(prefix)
    emit({ entity, id, subjectId: applicationId, from: dateOf(on), values })
    return id
  }
  const interview = steps.find(({ stage }) => stage === 'interview')
  const end = steps.findIndex(({ stage }) => stage === 'interview') + 1
  const after = steps[end]
  if (interview && managerId !== undefined) {
    const on = (after?.on ?? interview.on + 10) - 1
    const interviewId = of('interview', 'int', interview.on, {
      stageId: pen.structure.stages.interview,
      startsAt: `${dateOf(on)}T09:00:00Z`,
      endsAt: `${dateOf(on)}T10:00:00Z`,
      interviewerId: managerId,
      status: after ? 'held' : 'planned',
    })
    const felt = 3.2 + 0.8 * applicant.fit + 0.6 * random.normal() + (hired ? 0.8 : 0)
    const rating = Math.min(5, Math.max(1, Math.round(felt)))
    if (after)
      of('scorecard', 'scd', on, {
        interviewId,
        authorId: managerId,
        recommendation:
          rating >= 5 ? 'strong yes' : rating >= 4 ? 'yes' : rating >= 2 ? 'no' : 'definitely no',
        rating,
        criterion: pick(random, life.unit.family.skills),
        notes: rating >= 4 ? 'Explains trade-offs well, with examples.' : 'Examples stayed vague.',
        isSubmitted: true,
      })
  }
  const offer = steps.find(({ stage }) => stage === 'offer')
  if (!offer || !hired) return
  of('offer', 'off', offer.on, {
    status: steps.some(({ stage }) => stage === 'hired') ? 'signed' : 'sent',
    amount: { minor: offerAmount * 100, currency: life.unit.country.currency },
    startDate: dateOf(vacancy.startsOn),
    sentOn: dateOf(offer.on),
  })
}
