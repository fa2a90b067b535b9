import { createRandom, deriveSeed } from '@cadre/learn'
import type { Random } from '@cadre/learn'
import { drawPerson } from './sample-person.ts'
import type { SamplePerson } from './sample-person.ts'
import { leavingLogOdds, sampleTruth } from './sample-truth.ts'
import type { SampleDrivers } from './sample-truth.ts'

/** One row of the sample as the file has it; null is an empty cell. */
export interface SampleRow {
  readonly employee_id: string
  readonly gender: string
  readonly age: number
  readonly department: string
  readonly job_level: number
  readonly part_time: 'Yes' | 'No'
  readonly tenure_years: number
  readonly months_since_promotion: number
  readonly monthly_pay: number
  readonly commute_km: number
  readonly overtime: 'Yes' | 'No'
  readonly engagement_score: number | null
  readonly satisfaction_score: number | null
  readonly manager_changes: number
  readonly training_hours: number | null
  readonly absences_days: number
  readonly performance_rating: number | null
  /** YYYY-MM-DD, filled only for leavers: a leak, on purpose. */
  readonly last_day: string | null
  readonly left_company: 'Yes' | 'No'
}

export interface SampleOptions {
  readonly people?: number
  readonly seed?: number
}

/**
 * A small company that nobody works for: its people as of 2024-12-31, and who of them left in 2025. What drives
 * leaving and what is wrong with the data is written in `sampleTruth`. The same seed gives the same rows.
 */
export function synthesiseSample({ people = 1200, seed = 1 }: SampleOptions = {}): SampleRow[] {
  const random = createRandom(deriveSeed(seed, 'sample'))
  const rows = Array.from({ length: people }, (_, index) => drawRow(random, index))
  return repeatSome(rows, random)
}

function drawRow(random: Random, index: number): SampleRow {
  const person = drawPerson(random)
  const risk = 1 / (1 + Math.exp(-leavingLogOdds(driversOf(person))))
  const hasLeft = random.next() < risk
  const { flaws } = sampleTruth
  const skipsSurvey = flaws.missingEngagement + (person.engagement < 3 ? flaws.missingEngagementWhenLow : 0)
  return {
    employee_id: `E-${10001 + index}`,
    gender: person.gender,
    age: person.age,
    department: misspell(person.department, random),
    job_level: person.job_level,
    part_time: yesNo(person.part_time),
    tenure_years: person.tenure_years,
    months_since_promotion: person.months_since_promotion,
    monthly_pay: random.next() < flaws.payTimesTen ? person.monthly_pay * 10 : person.monthly_pay,
    commute_km: random.next() < flaws.impossibleCommute ? 9999 : person.commute_km,
    overtime: yesNo(person.overtime),
    engagement_score: random.next() < skipsSurvey ? null : person.engagement,
    satisfaction_score: random.next() < flaws.missingSatisfaction ? null : person.satisfaction,
    manager_changes: person.manager_changes,
    training_hours: random.next() < flaws.missingTraining ? null : person.training_hours,
    absences_days: person.absences_days,
    // Who has been there for less than half a year has not been rated yet.
    performance_rating: person.tenure_years < 0.5 ? null : person.performance_rating,
    last_day: drawLastDay(random, hasLeft),
    left_company: yesNo(hasLeft),
  }
}

/** What leaving depends on, from the person as drawn, before answers go missing. */
function driversOf(person: SamplePerson): SampleDrivers {
  return {
    ...person,
    overtime: Number(person.overtime),
    part_time: Number(person.part_time),
    underpaid_overtime: Number(person.overtime && person.relative_pay < 0),
  }
}

/** Draws whether or not the person left, so that one effect more does not shift all that follows. */
function drawLastDay(random: Random, hasLeft: boolean): string | null {
  const day = random.integer(365)
  if (!hasLeft) return null
  return new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)
}

function misspell(department: string, random: Random): string {
  const draw = random.next()
  const { paddedDepartment, misspeltDepartment } = sampleTruth.flaws
  if (draw < paddedDepartment) return `${department} `
  if (draw < paddedDepartment + misspeltDepartment) return swapLetters(department)
  return department
}

/** "Sales" becomes "Slaes". */
function swapLetters(word: string): string {
  return word[0]! + word[2]! + word[1]! + word.slice(3)
}

/** Some rows appear a second time, at the end, as after a file was put together from two. */
function repeatSome(rows: readonly SampleRow[], random: Random): SampleRow[] {
  const repeats = Math.round(rows.length * sampleTruth.flaws.duplicateRows)
  const again = Array.from({ length: repeats }, () => rows[random.integer(rows.length)]!)
  return [...rows, ...again]
}

function yesNo(isTrue: boolean): 'Yes' | 'No' {
  return isTrue ? 'Yes' : 'No'
}
