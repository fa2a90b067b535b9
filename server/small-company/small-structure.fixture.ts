import type { CivilDate } from '@cadre/core'
import type { Random } from '@cadre/learn'
import type { CompanyRecord } from '@cadre/synth'
import { seededId } from './seeded-id.fixture.ts'

/** What the people of a synthetic company work in: places, units, jobs, pay bands, courses, questions. */
export interface Structure {
  readonly records: readonly CompanyRecord[]
  readonly units: readonly Unit[]
  readonly entities: readonly { readonly id: string; readonly currency: string }[]
  readonly locations: readonly { readonly id: string; readonly entity: number }[]
  readonly grades: readonly string[]
  readonly skills: readonly string[]
  readonly courses: readonly string[]
  readonly cycles: readonly { readonly id: string; readonly year: number }[]
  readonly wave: string
  readonly questions: readonly string[]
}

export interface Unit {
  readonly id: string
  readonly name: string
  readonly share: number
  readonly payFactor: number
  /** Job ids by grade, lowest first. */
  readonly jobs: readonly { readonly id: string; readonly title: string }[]
  readonly teams: readonly string[]
  readonly measure: string
}

const unitPlans = [
  {
    name: 'Operations',
    share: 0.3,
    payFactor: 0.9,
    words: ['Operator', 'Technician', 'Planner', 'Shift Lead', 'Operations Manager', 'Head of Operations'],
    measure: ['Orders handled', 'orders a day', 'higher'],
  },
  {
    name: 'Sales',
    share: 0.2,
    payFactor: 1,
    words: [
      'Sales Assistant',
      'Account Executive',
      'Senior Account Executive',
      'Sales Lead',
      'Sales Manager',
      'Head of Sales',
    ],
    measure: ['Sales', 'contracts a month', 'higher'],
  },
  {
    name: 'Engineering',
    share: 0.2,
    payFactor: 1.2,
    words: [
      'Junior Engineer',
      'Engineer',
      'Senior Engineer',
      'Staff Engineer',
      'Engineering Manager',
      'Head of Engineering',
    ],
    measure: ['Changes shipped', 'changes a month', 'higher'],
  },
  {
    name: 'Customer Service',
    share: 0.15,
    payFactor: 0.82,
    words: ['Agent', 'Senior Agent', 'Specialist', 'Team Lead', 'Service Manager', 'Head of Service'],
    measure: ['Tickets solved', 'tickets a day', 'higher'],
  },
  {
    name: 'Finance',
    share: 0.09,
    payFactor: 1.08,
    words: ['Clerk', 'Accountant', 'Senior Accountant', 'Controller', 'Finance Manager', 'Head of Finance'],
    measure: ['Closing time', 'days', 'lower'],
  },
  {
    name: 'People',
    share: 0.06,
    payFactor: 1,
    words: [
      'People Assistant',
      'People Partner',
      'Senior People Partner',
      'People Lead',
      'People Manager',
      'Head of People',
    ],
    measure: ['Time to fill', 'days', 'lower'],
  },
] as const

const skillNames = [
  'Negotiation',
  'Python',
  'SQL',
  'Project planning',
  'Coaching',
  'Customer care',
  'Bookkeeping',
  'Safety at work',
  'Data analysis',
  'Presenting',
  'Spanish',
  'English',
  'Portuguese',
  'Forklift licence',
  'Recruiting',
  'Machine maintenance',
  'TypeScript',
  'Quality control',
  'Conflict handling',
  'Budgeting',
]
const courseNames = [
  'Leading a first team',
  'Safety basics',
  'SQL for everybody',
  'Talking to customers',
  'Feedback that helps',
  'Planning a project',
  'Spanish B1',
  'Reading a balance sheet',
]
const questionWordings = [
  ['I would recommend this company as a place to work.', 'engagement'],
  ['I know what is expected of me.', 'clarity'],
  ['My manager cares about me as a person.', 'manager'],
  ['I can balance work and private life.', 'workload'],
  ['I have grown over the last year.', 'growth'],
] as const

/** The structure of a synthetic company, in force since a day. */
export function synthesiseStructure(
  random: Random,
  { since, thisYear }: { since: CivilDate; thisYear: number },
): Structure {
  const records: CompanyRecord[] = []
  const add = (entity: string, prefix: string, values: CompanyRecord['values'], from = since): string => {
    const id = seededId(random, prefix)
    records.push({ entity, id, from, values })
    return id
  }
  const entities = [
    {
      id: add('legal_entity', 'ent', { name: 'Norte Iberia S.L.', country: 'ES', currency: 'EUR' }),
      currency: 'EUR',
    },
    {
      id: add('legal_entity', 'ent', { name: 'Norte Andina S.A.C.', country: 'PE', currency: 'PEN' }),
      currency: 'PEN',
    },
  ]
  add('exchange_rate', 'fxr', { from: 'EUR', to: 'PEN', rate: 4.1 })
  const locations = [
    {
      id: add('location', 'loc', {
        name: 'Madrid',
        country: 'ES',
        city: 'Madrid',
        timeZone: 'Europe/Madrid',
        kind: 'office',
      }),
      entity: 0,
    },
    {
      id: add('location', 'loc', {
        name: 'Valencia plant',
        country: 'ES',
        city: 'Valencia',
        timeZone: 'Europe/Madrid',
        kind: 'plant',
      }),
      entity: 0,
    },
    {
      id: add('location', 'loc', {
        name: 'Lima',
        country: 'PE',
        city: 'Lima',
        timeZone: 'America/Lima',
        kind: 'office',
      }),
      entity: 1,
    },
  ]
  const grades = [1, 2, 3, 4, 5, 6].map((rank) => add('grade', 'grd', { name: `Grade ${rank}`, rank }))
  const midpoints = [2_400_000, 3_100_000, 4_200_000, 5_600_000, 7_600_000, 11_500_000]
  for (const [index, gradeId] of grades.entries()) {
    for (const { currency, factor, country } of [
      { currency: 'EUR', factor: 1, country: 'ES' },
      { currency: 'PEN', factor: 2.2, country: 'PE' },
    ]) {
      const amount = (share: number) => ({ minor: Math.round(midpoints[index]! * factor * share), currency })
      add('pay_band', 'bnd', {
        gradeId,
        country,
        minimum: amount(0.8),
        midpoint: amount(1),
        maximum: amount(1.2),
      })
    }
  }
  const root = add('department', 'dep', { name: 'Norte', code: 'ALL' })
  const units = unitPlans.map((plan) => unitOf(plan, { add, root, grades }))
  const skills = skillNames.map((name) => add('skill', 'skl', { name, kind: 'skill' }))
  const courses = courseNames.map((name, index) =>
    add('course', 'crs', { name, format: index % 2 ? 'online' : 'classroom', hours: 4 + 4 * (index % 4) }),
  )
  for (const [index, courseId] of courses.entries())
    add('course_skill', 'csk', { courseId, skillId: skills[(index * 3) % skills.length], level: 3 })
  for (const unit of units) {
    for (const job of unit.jobs)
      add('job_skill', 'jsk', {
        jobId: job.id,
        skillId: skills[random.integer(skills.length)],
        level: 3,
        isEssential: true,
      })
  }
  for (const name of ['Delivers', 'Works with others', 'Keeps learning']) add('competency', 'cmp', { name })
  const cycles = [2, 1].map((ago) => ({
    year: thisYear - ago,
    id: add('review_cycle', 'cyc', {
      name: `Yearly review ${thisYear - ago}`,
      periodStart: `${thisYear - ago}-01-01`,
      periodEnd: `${thisYear - ago}-12-31`,
      status: 'closed',
      scaleLowest: 1,
      scaleHighest: 5,
    }),
  }))
  const surveyId = add('survey', 'srv', { name: 'How are we?', kind: 'engagement', isAnonymous: true })
  const questions = questionWordings.map(([wording, driver], order) =>
    add('survey_question', 'qst', { surveyId, order, wording, driver, kind: 'scale', scaleHighest: 5 }),
  )
  const wave = add('survey_wave', 'wav', {
    surveyId,
    name: `Spring ${thisYear}`,
    opensOn: `${thisYear}-04-01`,
    closesOn: `${thisYear}-04-21`,
    minimumGroup: 5,
  })
  const template = add('onboarding_template', 'otp', { name: 'First hundred days', productiveAfterDays: 90 })
  for (const [name, ownerKind, dueAfterDays] of [
    ['Prepare the workplace', 'IT', -3],
    ['First day lunch', 'buddy', 0],
    ['Agree on goals', 'manager', 14],
    ['Talk after a month', 'manager', 30],
  ] as const) {
    add('onboarding_template_task', 'ott', { templateId: template, name, ownerKind, dueAfterDays })
  }
  return { records, units, entities, locations, grades, skills, courses, cycles, wave, questions }
}

interface UnitTools {
  readonly add: (entity: string, prefix: string, values: CompanyRecord['values']) => string
  readonly root: string
  readonly grades: readonly string[]
}

function unitOf(plan: (typeof unitPlans)[number], { add, root, grades }: UnitTools): Unit {
  const id = add('department', 'dep', { name: plan.name, parentId: root })
  const familyId = add('job_family', 'fam', { name: plan.name })
  const jobs = plan.words.map((title, index) => ({
    title,
    id: add('job', 'job', { name: title, familyId, gradeId: grades[index], isManagement: index >= 4 }),
  }))
  const teams = ['A', 'B', 'C'].map((letter) =>
    add('team', 'tea', { name: `${plan.name} ${letter}`, departmentId: id }),
  )
  const [name, unit, direction] = plan.measure
  const measure = add('measure', 'kpi', { name, unit, direction, familyId })
  return { id, name: plan.name, share: plan.share, payFactor: plan.payFactor, jobs, teams, measure }
}
