import type { Random } from '@cadre/learn'
import { sampleTruth } from './sample-truth.ts'

/** One person of the sample before anything is spoilt. */
export interface SamplePerson {
  readonly gender: 'F' | 'M' | 'X'
  readonly age: number
  readonly department: string
  readonly job_level: number
  readonly part_time: boolean
  readonly tenure_years: number
  readonly months_since_promotion: number
  /** Full-time equivalent, in euros. */
  readonly monthly_pay: number
  readonly relative_pay: number
  readonly commute_km: number
  readonly overtime: boolean
  readonly engagement: number
  readonly satisfaction: number
  readonly manager_changes: number
  readonly training_hours: number
  readonly absences_days: number
  readonly performance_rating: number
}

interface Department {
  readonly name: string
  readonly share: number
  readonly pay: number
  readonly overtime: number
  /** Share of women over the company's. */
  readonly women: number
}

const departments: readonly Department[] = [
  { name: 'Operations', share: 0.3, pay: 0.9, overtime: 0.34, women: 0.8 },
  { name: 'Sales', share: 0.2, pay: 1, overtime: 0.38, women: 0.95 },
  { name: 'Engineering', share: 0.2, pay: 1.18, overtime: 0.25, women: 0.65 },
  { name: 'Customer Service', share: 0.15, pay: 0.82, overtime: 0.22, women: 1.3 },
  { name: 'Finance', share: 0.09, pay: 1.08, overtime: 0.2, women: 1.2 },
  { name: 'People', share: 0.06, pay: 1, overtime: 0.12, women: 1.55 },
]
const levelShare = [0.3, 0.32, 0.22, 0.12, 0.04]
const levelPay = [2400, 3100, 4200, 5900, 8800]

/** Draws one person; whoever draws first gets the same company from the same generator. */
export function drawPerson(random: Random): SamplePerson {
  const department =
    departments[
      drawIndex(
        random,
        departments.map(({ share }) => share),
      )
    ]!
  const gender = drawGender(random, department)
  const jobLevel = 1 + drawIndex(random, levelShare)
  const partTime = random.next() < sampleTruth.partTimeShare[gender] * (jobLevel >= 4 ? 0.5 : 1)
  const age = clamp(
    Math.round(24 + 4.2 * jobLevel + 8 * Math.abs(random.normal()) + 2 * random.normal()),
    18,
    66,
  )
  const tenureYears = drawTenure(random, age)
  const relativePay = 0.14 * random.normal() + 0.008 * (Math.min(tenureYears, 10) - 4)
  const mood = random.normal()
  return {
    gender,
    age,
    department: department.name,
    job_level: jobLevel,
    part_time: partTime,
    tenure_years: tenureYears,
    months_since_promotion: Math.round(Math.min(12 * tenureYears, 3 + 24 * -Math.log(1 - random.next()))),
    monthly_pay: 10 * Math.round((levelPay[jobLevel - 1]! * department.pay * Math.exp(relativePay)) / 10),
    relative_pay: relativePay,
    commute_km: round1(clamp(Math.exp(2.4 + 0.7 * random.normal()), 0.5, 95)),
    overtime: random.next() < department.overtime * (partTime ? 0.4 : 1.15),
    engagement: round1(clamp(3.6 + 0.65 * mood + 0.45 * random.normal(), 1, 5)),
    satisfaction: Math.round(clamp(3.5 + 0.6 * mood + 0.8 * random.normal(), 1, 5)),
    manager_changes: drawPoisson(random, 0.3 + Math.min(tenureYears, 6) * 0.09),
    training_hours: Math.round(clamp(20 + 12 * random.normal() + 2 * jobLevel, 0, 80)),
    absences_days: drawPoisson(random, Math.exp(1.5 + 0.6 * random.normal())),
    performance_rating: Math.round(clamp(3.2 + 0.35 * mood + 0.7 * random.normal(), 1, 5)),
  }
}

function drawGender(random: Random, { women }: Department): SamplePerson['gender'] {
  const { F, X } = sampleTruth.genderShare
  const draw = random.next()
  if (draw < X) return 'X'
  return draw < X + F * women ? 'F' : 'M'
}

/** Years at the company to a tenth: many are new, and nobody joined before 18. */
function drawTenure(random: Random, age: number): number {
  return round1(Math.min(age - 18, 0.2 + 4.6 * -Math.log(1 - random.next())))
}

function drawIndex(random: Random, shares: readonly number[]): number {
  let left = random.next() * shares.reduce((sum, share) => sum + share, 0)
  for (const [index, share] of shares.entries()) {
    left -= share
    if (left < 0) return index
  }
  return shares.length - 1
}

/** Knuth's product of uniforms; for small means. */
function drawPoisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random.next(); product > limit; product *= random.next()) count++
  return count
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

function round1(value: number): number {
  return Math.round(value * 10) / 10
}
