import type { ColumnProfile, DataProfile, ProfileIssue } from './profile.ts'

type ScorePart = DataProfile['scoreParts'][number]

interface ScoreRule {
  readonly part: string
  /** Points lost when the share is 1, before the limit. */
  readonly weight: number
  readonly limit: number
  readonly share: (facts: ScoreFacts) => number
  readonly message: (share: string) => string
}

interface ScoreFacts {
  readonly rows: number
  readonly duplicateRows: number
  readonly columns: readonly ColumnProfile[]
  readonly issues: readonly ProfileIssue[]
}

/** What the quality score takes off, for what, and at most how much. The shares are of cells, rows or columns. */
export const scoreRules: readonly ScoreRule[] = [
  {
    part: 'missing cells',
    weight: 50,
    limit: 25,
    share: ({ rows, columns }) => mean(columns.map(({ missing }) => missing / Math.max(1, rows))),
    message: (share) => `${share} of the cells are missing`,
  },
  {
    part: 'duplicate rows',
    weight: 30,
    limit: 15,
    share: ({ rows, duplicateRows }) => duplicateRows / Math.max(1, rows),
    message: (share) => `${share} of the rows repeat an earlier row`,
  },
  columnRule(
    'empty or constant columns',
    20,
    10,
    ['empty-column', 'constant-column', 'near-constant-column'],
    'say nothing or nearly nothing',
  ),
  columnRule(
    'labels written in several ways',
    40,
    10,
    ['near-equal-labels'],
    'hold labels that are likely one',
  ),
  columnRule('mixed types', 50, 10, ['mixed-types'], 'mix numbers and words'),
  columnRule(
    'impossible or stand-in values',
    50,
    15,
    ['future-dates', 'early-dates', 'infinite-values', 'placeholders'],
    'hold values that cannot be or that stand for nothing',
  ),
  {
    part: 'outliers',
    weight: 50,
    limit: 10,
    share: ({ rows, columns }) =>
      mean(
        columns
          .filter(({ outliers }) => outliers)
          .map(({ outliers }) => outliers!.zScore / Math.max(1, rows)),
      ),
    message: (share) => `${share} of the numbers lie over three standard deviations out`,
  },
  columnRule('columns told twice', 10, 5, ['same-information'], 'say what another column says'),
]

/** 100 less the penalties, to a tenth of a point, and the parts that cost any. */
export function qualityScore(facts: ScoreFacts): { qualityScore: number; scoreParts: ScorePart[] } {
  const scoreParts = scoreRules
    .map(({ part, weight, limit, share, message }) => {
      const value = share(facts)
      return { part, penalty: tenth(Math.min(limit, weight * value)), message: message(percent(value)) }
    })
    .filter(({ penalty }) => penalty > 0)
  const lost = scoreParts.reduce((sum, { penalty }) => sum + penalty, 0)
  return { qualityScore: tenth(Math.max(0, 100 - lost)), scoreParts }
}

function columnRule(
  part: string,
  weight: number,
  limit: number,
  codes: readonly string[],
  what: string,
): ScoreRule {
  return {
    part,
    weight,
    limit,
    share: ({ columns, issues }) => {
      const affected = new Set(issues.filter(({ code }) => codes.includes(code)).map(({ column }) => column))
      return affected.size / Math.max(1, columns.length)
    },
    message: (share) => `${share} of the columns ${what}`,
  }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

function percent(share: number): string {
  return share > 0 && share < 0.001 ? 'under 0.1 %' : `${Math.round(share * 1000) / 10} %`
}
