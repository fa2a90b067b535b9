import type { StudyResult } from '../study/study-result.ts'
import { mainMetrics } from '@cadre/learn/metrics'

/** A result with what every section needs to say about it. */
export interface StudyFacts {
  readonly result: StudyResult
  /** What a row is: people where the columns speak of people, else rows. */
  readonly subject: readonly [one: string, many: string]
  /** What is predicted: "Left = Yes", "Salary". */
  readonly outcome: string
  /** Share of rows with the outcome; two classes only. */
  readonly baseRate: number | undefined
  readonly mainMetric: string
  /** Writes an effect on the prediction: points of probability, or units of the target. */
  readonly effectUnit: 'points' | 'units'
}

export function studyFacts(result: StudyResult): StudyFacts {
  return {
    result,
    subject: subjectOf(result),
    outcome:
      result.positive === undefined ? result.target : `${result.target}\u00a0=\u00a0${result.positive}`,
    baseRate: baseRateOf(result),
    mainMetric: mainMetrics[result.ranking ? 'ranking' : result.task].headline,
    effectUnit: result.task === 'regression' ? 'units' : 'points',
  }
}

const personalName =
  /(employee|worker|person|people|staff|candidate|applicant|colleague|^name$|full.?name|first.?name)/i

function subjectOf({ columns, audit }: StudyResult): readonly [string, string] {
  const isAboutPeople =
    audit.length > 0 ||
    columns.some(
      ({ name, role }) => role === 'protected' || (role === 'identifier' && personalName.test(name)),
    )
  return isAboutPeople ? ['person', 'people'] : ['row', 'rows']
}

function baseRateOf({
  task,
  positive,
  target,
  classes,
  confusion,
  profile,
}: StudyResult): number | undefined {
  if (task !== 'binary' || positive === undefined) return undefined
  const row = confusion?.[classes.indexOf(positive)]
  if (row && confusion) return sum(row) / sum(confusion.flat())
  const column = profile.columns.find(({ name }) => name === target)
  const count = column?.top?.find(({ value }) => value === positive)?.count
  const known = profile.rows - (column?.missing ?? 0)
  return count === undefined || known === 0 ? undefined : count / known
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
