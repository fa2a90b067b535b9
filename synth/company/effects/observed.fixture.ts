import { logisticRegression, ridge } from '@cadre/learn/linear'
import type { FittedLinear } from '@cadre/learn/linear'
import { createTable, numberColumn } from '@cadre/learn/table'
import type { CompanyRecord } from '../company-record.ts'
import { synthesiseCompany } from '../synthesise-company.ts'
import type { PersonMonth, Screening } from '../witness.ts'
import type { CompanyOptions } from '../world/plan.ts'
import { describeTruth } from './describe-truth.ts'
import type { EffectName } from './planted-effects.ts'

const today = '2026-06-30'

/** A company, and what was told of it while it was made. */
export interface Observed {
  readonly records: readonly CompanyRecord[]
  readonly months: readonly PersonMonth[]
  readonly screenings: readonly Screening[]
  readonly slow: ReadonlySet<string>
  readonly coefficient: (name: EffectName) => number
}

/** Makes a company and keeps the records that effects can be found in. */
export function observe(options: Partial<CompanyOptions>): Observed {
  const company = { people: 1600, years: 5, today, ...options }
  const months: PersonMonth[] = []
  const screenings: Screening[] = []
  const slow = new Set<string>()
  const records = [
    ...synthesiseCompany(company, {
      personMonth: (month) => months.push(month),
      screening: (screening) => screenings.push(screening),
      slowInterviewer: (personId) => slow.add(personId),
    }),
  ].filter(({ entity }) => needed.has(entity))
  const { effects } = describeTruth(company)
  const coefficient = (name: EffectName): number =>
    effects.find((effect) => effect.name === name)!.coefficient
  return { records, months, screenings, slow, coefficient }
}

const needed = new Set([
  'employment',
  'work_terms',
  'pay',
  'pay_band',
  'protected_profile',
  'job_assignment',
  'job',
  'legal_entity',
  'application',
  'hiring_stage',
  'requisition',
  'onboarding_plan',
  'contact_details',
  'enrolment',
  'onboarding_task',
  'review',
])

/** Chance, and no flaws of data: what is planted is there to be found. */
export const clean = { noise: true, missing: false, duplicates: false, outliers: false, bias: true } as const

/** Coefficients by least squares, or by logistic regression, without a penalty worth the name. */
export async function estimate(
  columns: Readonly<Record<string, readonly number[]>>,
  outcome: readonly number[],
  kind: 'logistic' | 'linear',
): Promise<Readonly<Record<string, number>>> {
  const table = createTable(
    Object.entries(columns).map(([name, values]) => numberColumn(name, Float64Array.from(values))),
  )
  const values = Float64Array.from(outcome)
  const fitted =
    kind === 'linear'
      ? await ridge.create({ alpha: 1e-6 }).fit(table, { task: 'regression', values, classes: [] }, undefined)
      : await logisticRegression
          .create({ C: 1e5 })
          .fit(table, { task: 'binary', values, classes: ['no', 'yes'] }, undefined)
  const { names, coefficients } = fitted as FittedLinear
  return Object.fromEntries(names.map((name, index) => [name, coefficients[index]!]))
}
