import type { CompanyRecord } from '../company-record.ts'
import { coursePlans } from './courses.ts'
import { dateOf } from './calendar.ts'
import { families, levelCount } from './families.ts'
import { marketSurvey } from './market-survey.ts'
import { marketMiddle } from './pay-scale.ts'
import type { Plan } from './plan.ts'
import { surveyPlans } from './surveys.ts'
import type { SurveyPlan } from './surveys.ts'
import { createIds } from './streams.ts'
import type { Ids } from './streams.ts'

/** Ids of what the people of a company work in: places, jobs, pay bands, courses, surveys. */
export interface Structure {
  readonly legalEntities: readonly string[]
  /** By country and place. */
  readonly locations: readonly (readonly string[])[]
  readonly grades: readonly string[]
  /** By family and level. */
  readonly jobs: readonly (readonly string[])[]
  readonly measures: readonly string[]
  readonly skills: ReadonlyMap<string, string>
  readonly courses: readonly string[]
  /** Sessions by course and year. */
  readonly sessions: ReadonlyMap<string, string>
  readonly competencies: readonly string[]
  /** By year that is looked back on. */
  readonly cycles: ReadonlyMap<number, string>
  readonly surveys: readonly OpenedSurvey[]
  readonly stages: Readonly<Record<StageKind, string>>
  readonly onboardingTemplate: string
}

export interface OpenedSurvey extends SurveyPlan {
  readonly questionIds: readonly string[]
  readonly waves: readonly { readonly id: string; readonly opensOn: number; readonly closesOn: number }[]
}

const stageKinds = ['applied', 'screen', 'interview', 'offer', 'hired', 'rejected'] as const
export type StageKind = (typeof stageKinds)[number]

export const onboardingTasks = [
  { name: 'Prepare the workplace', ownerKind: 'IT', dueAfterDays: -3 },
  { name: 'First day lunch', ownerKind: 'buddy', dueAfterDays: 0 },
  { name: 'Agree on goals', ownerKind: 'manager', dueAfterDays: 14 },
  { name: 'Talk after a month', ownerKind: 'manager', dueAfterDays: 30 },
] as const

type Write = (
  entity: string,
  prefix: string,
  values: CompanyRecord['values'],
  period?: { readonly from: number; readonly to?: number },
) => string

/** Writes the records of the structure and returns their ids. */
export function buildStructure(plan: Plan, emit: (record: CompanyRecord) => void): Structure {
  // What is in force stands before anybody can have been hired.
  const since = plan.firstDay - 45 * 366
  const writer =
    (ids: Ids): Write =>
    (entity, prefix, values, period = { from: since }) => {
      const id = ids(prefix)
      const to = period.to === undefined ? {} : { to: dateOf(period.to) }
      emit({ entity, id, from: dateOf(period.from), ...to, values })
      return id
    }
  const write = writer(createIds(plan.seed, 0))
  const legalEntities = plan.countries.map(({ code, company, currency }) =>
    write('legal_entity', 'ent', { name: company, country: code, currency }),
  )
  for (const { currency, perEuro } of uniqueCurrencies(plan))
    write('exchange_rate', 'fxr', { from: 'EUR', to: currency, rate: perEuro })
  const locations = plan.countries.map(({ code, places }) =>
    places.map((place) => write('location', 'loc', { ...place, country: code })),
  )
  const grades = Array.from({ length: levelCount }, (_, level) =>
    write('grade', 'grd', { name: `Grade ${level + 1}`, rank: level + 1 }),
  )
  const familyIds = families.map(({ name, code }) => write('job_family', 'fam', { name, code }))
  const jobs = families.map(({ titles, code }, family) =>
    titles.map((name, level) =>
      write('job', 'job', {
        name,
        code: `${code}-${level + 1}`,
        familyId: familyIds[family],
        gradeId: grades[level],
        isManagement: level >= 4,
      }),
    ),
  )
  writeBands(plan, write, { grades, familyIds })
  const learning = buildLearning(plan, write, jobs)
  const structure = {
    legalEntities,
    locations,
    grades,
    jobs,
    measures: families.map(({ measure: { name, unit, direction, aspect } }, family) =>
      write('measure', 'kpi', { name, unit, direction, aspect, familyId: familyIds[family] }),
    ),
    ...learning,
    competencies: ['Delivers', 'Works with others', 'Keeps learning'].map((name) =>
      write('competency', 'cmp', { name }),
    ),
    cycles: buildCycles(plan, write),
    surveys: surveyPlans.map((survey) => buildSurvey(plan, write, survey)),
    stages: buildStages(write),
    onboardingTemplate: buildOnboarding(write),
  }
  writeMarketPay(plan, writer(createIds(plan.seed, 0, 1)), { grades, familyIds })
  return structure
}

function uniqueCurrencies({ countries }: Plan) {
  const byCurrency = new Map(countries.map((country) => [country.currency, country]))
  byCurrency.delete('EUR')
  return byCurrency.values()
}

interface BandOf {
  readonly grades: readonly string[]
  readonly familyIds: readonly string[]
}

/** Each year of the history with the days it holds; the last goes on. */
function yearsOf({ months }: Plan) {
  const years = [...new Set(months.map(({ year }) => year))]
  const startOf = (year: number): number => Date.UTC(year, 0, 1) / 86_400_000
  const last = Math.max(...years)
  return years.map((year) => ({
    year,
    period: { from: startOf(year), ...(year < last && { to: startOf(year + 1) }) },
  }))
}

/** What a survey says of other employers, anew each year. */
function writeMarketPay(plan: Plan, write: Write, { grades, familyIds }: BandOf): void {
  for (const { year, period } of yearsOf(plan))
    for (const { family, level, values } of marketSurvey(plan, year))
      write('market_pay', 'mkt', { familyId: familyIds[family], gradeId: grades[level], ...values }, period)
}

/** A band for each grade, family and country, anew each year as the market moves. */
function writeBands(plan: Plan, write: Write, { grades, familyIds }: BandOf): void {
  for (const { year, period } of yearsOf(plan)) {
    for (const country of plan.countries) {
      for (const [index, family] of families.entries()) {
        for (const [level, gradeId] of grades.entries()) {
          const middle = marketMiddle(level, { family, country, year })
          const amount = (share: number) => ({
            minor: Math.round(middle * share) * 100,
            currency: country.currency,
          })
          write(
            'pay_band',
            'bnd',
            {
              gradeId,
              familyId: familyIds[index],
              country: country.code,
              minimum: amount(0.8),
              midpoint: amount(1),
              maximum: amount(1.2),
            },
            period,
          )
        }
      }
    }
  }
}

function buildLearning(plan: Plan, write: Write, jobs: readonly (readonly string[])[]) {
  const names = new Set([
    ...families.flatMap(({ skills }) => skills),
    ...coursePlans.map(({ skill }) => skill),
  ])
  const skills = new Map([...names].map((name) => [name, write('skill', 'skl', { name, kind: 'skill' })]))
  for (const [index, { skills: asked }] of families.entries()) {
    for (const [level, jobId] of jobs[index]!.slice(0, 6).entries()) {
      for (const [place, name] of asked.slice(0, 2 + Math.min(2, level)).entries())
        write('job_skill', 'jsk', {
          jobId,
          skillId: skills.get(name),
          level: Math.min(5, 2 + Math.floor(level / 2)),
          isEssential: place < 2,
        })
    }
  }
  const sessions = new Map<string, string>()
  const courses = coursePlans.map(({ name, format, hours, cost, skill }, index) => {
    const courseId = write('course', 'crs', {
      name,
      format,
      hours,
      provider: 'Norte Academy',
      cost: { minor: cost * 100, currency: 'EUR' },
    })
    write('course_skill', 'csk', { courseId, skillId: skills.get(skill), level: 3 })
    for (const year of new Set(plan.months.map((month) => month.year))) {
      const start = Date.UTC(year, index, 8) / 86_400_000
      const values = { courseId, startDate: dateOf(start), endDate: dateOf(start + 20) }
      sessions.set(`${index} ${year}`, write('course_session', 'ses', values, { from: start - 60 }))
    }
    return courseId
  })
  return { skills, courses, sessions }
}

function buildCycles(plan: Plan, write: Write): ReadonlyMap<number, string> {
  const years = new Set(plan.months.map(({ year }) => year - 1))
  return new Map(
    [...years].map((year) => [
      year,
      write(
        'review_cycle',
        'cyc',
        {
          name: `Yearly review ${year}`,
          periodStart: `${year}-01-01`,
          periodEnd: `${year}-12-31`,
          dueDate: `${year + 1}-01-31`,
          status: 'closed',
          scaleLowest: 1,
          scaleHighest: 5,
        },
        { from: Date.UTC(year, 11, 1) / 86_400_000 },
      ),
    ]),
  )
}

function buildSurvey({ months, lastDay }: Plan, write: Write, survey: SurveyPlan): OpenedSurvey {
  const { name, kind, isAnonymous, questions, opensInMonth } = survey
  const surveyId = write('survey', 'srv', { name, kind, isAnonymous })
  const questionIds = questions.map(({ wording, driver, kind: answered }, order) =>
    write('survey_question', 'qst', {
      surveyId,
      order,
      wording,
      driver,
      kind: answered,
      ...(answered === 'scale' && { scaleHighest: 5 }),
    }),
  )
  const waves = months
    .filter(({ month, start }) => month === opensInMonth && start + 20 <= lastDay)
    .map(({ start, year }) => ({
      id: write(
        'survey_wave',
        'wav',
        {
          surveyId,
          name: `${name} ${year}`,
          opensOn: dateOf(start),
          closesOn: dateOf(start + 20),
          minimumGroup: 5,
        },
        { from: start - 14 },
      ),
      opensOn: start,
      closesOn: start + 20,
    }))
  return { ...survey, questionIds, waves }
}

function buildStages(write: Write): Structure['stages'] {
  const entries = stageKinds.map((kind, order) => [
    kind,
    write('hiring_stage', 'stg', { name: kind, kind, order }),
  ])
  return Object.fromEntries(entries) as Structure['stages']
}

function buildOnboarding(write: Write): string {
  const templateId = write('onboarding_template', 'otp', {
    name: 'First hundred days',
    productiveAfterDays: 90,
  })
  for (const task of onboardingTasks) write('onboarding_template_task', 'ott', { templateId, ...task })
  return templateId
}
