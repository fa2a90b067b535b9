import { columnLength } from '@cadre/learn/table'
import { nearEqualLabels } from './near-equal-labels.ts'
import type { NearEqualLabel } from './near-equal-labels.ts'
import { placeholderLabels, placeholderNumbers } from './placeholders.ts'
import type { ProfiledColumn } from './profile-column.ts'
import type { ProfileIssue } from './profile.ts'
import { levelCounts } from './value-counts.ts'

type Issue = Omit<ProfileIssue, 'column'>
type IssueRule = (profiled: ProfiledColumn, options: { readonly today: number }) => readonly Issue[]

/** 1900-01-01 in days since 1970-01-01. */
const earliestDay = -25_567

/** Numbers with fewer values are codes or grades, of which none is an outlier. */
const leastValues = 10

const rules: readonly IssueRule[] = [
  missingCells,
  fewValues,
  manyValues,
  infiniteValues,
  outlyingValues,
  skewedValues,
  datesOutOfRange,
  placeholders,
  labelsAlike,
  mixedTypes,
]

/** What is worth telling about one column; `today` is in days since 1970-01-01. */
export function columnIssues(profiled: ProfiledColumn, options: { readonly today: number }): ProfileIssue[] {
  const { name } = profiled.profile
  return rules.flatMap((rule) => rule(profiled, options)).map((issue) => ({ ...issue, column: name }))
}

function missingCells({ column, profile: { name, missing } }: ProfiledColumn): Issue[] {
  const rows = columnLength(column)
  if (missing === 0 || rows === 0) return []
  if (missing === rows) {
    return [
      { code: 'empty-column', severity: 'warning', message: `"${name}" is empty. Leave it out or fill it.` },
    ]
  }
  const share = missing / rows
  const severity = share > 0.5 ? 'warning' : 'note'
  return [
    {
      code: 'missing-cells',
      severity,
      message: `"${name}" is missing in ${missing} of ${rows} rows (${percent(share)}).`,
    },
  ]
}

function fewValues({ column, profile: { name, distinct, top, missing } }: ProfiledColumn): Issue[] {
  const filled = columnLength(column) - missing
  const first = top?.[0]
  if (!first || filled === 0) return []
  if (distinct === 1) {
    return [
      {
        code: 'constant-column',
        severity: 'note',
        message: `"${name}" is "${first.value}" wherever it is filled.`,
      },
    ]
  }
  if (first.count < 0.99 * filled) return []
  const message = `"${name}" is "${first.value}" in ${percent(first.count / filled)} of the filled rows.`
  return [{ code: 'near-constant-column', severity: 'note', message }]
}

function manyValues({ column, profile: { name, distinct, missing } }: ProfiledColumn): Issue[] {
  const filled = columnLength(column) - missing
  if (column.kind !== 'category' || distinct < 50 || distinct < 0.2 * filled) return []
  const message = `"${name}" has ${distinct} different labels in ${filled} rows: few rows share one, so little can be learned from each.`
  return [{ code: 'high-cardinality', severity: 'note', message }]
}

function infiniteValues({ column, profile: { name } }: ProfiledColumn): Issue[] {
  if (column.kind !== 'number') return []
  let count = 0
  for (const value of column.values) if (value === Infinity || value === -Infinity) count++
  if (count === 0) return []
  const message = `"${name}" is infinite in ${count} rows. Correct or empty these cells.`
  return [{ code: 'infinite-values', severity: 'serious', message }]
}

function outlyingValues({ profile: { name, outliers, summary, distinct }, sorted }: ProfiledColumn): Issue[] {
  if (!outliers || !summary || !sorted || distinct < leastValues) return []
  if (outliers.zScore === 0 || outliers.iqr === 0) return []
  const message = `"${name}" has ${outliers.zScore} values over three standard deviations from its mean and ${outliers.iqr} beyond its quartiles' reach (it runs from ${short(summary.min)} to ${short(summary.max)}).`
  return [{ code: 'outliers', severity: 'note', message }]
}

function skewedValues({ profile: { name, type, distinct }, statistics }: ProfiledColumn): Issue[] {
  if (type !== 'number' || !statistics || distinct < leastValues || Math.abs(statistics.skewness) < 2)
    return []
  const side = statistics.skewness > 0 ? 'high' : 'low'
  const message = `"${name}" is lopsided: a few very ${side} values pull its mean (${short(statistics.mean)}) from its median (${short(statistics.median)}).`
  return [{ code: 'skewed', severity: 'note', message }]
}

function datesOutOfRange(
  { profile: { name, type }, sorted }: ProfiledColumn,
  { today }: { today: number },
): Issue[] {
  if (type !== 'date' || !sorted) return []
  const late = sorted.filter((day) => day >= today + 1).length
  const early = sorted.filter((day) => day < earliestDay).length
  const issues: Issue[] = []
  if (late > 0) {
    const message = `"${name}" lies in the future in ${late} rows. Two-digit years may have been read into the wrong century.`
    issues.push({ code: 'future-dates', severity: 'warning', message })
  }
  if (early > 0) {
    issues.push({
      code: 'early-dates',
      severity: 'warning',
      message: `"${name}" lies before 1900 in ${early} rows.`,
    })
  }
  return issues
}

function placeholders({ column, profile: { name }, sorted }: ProfiledColumn): Issue[] {
  const found = sorted
    ? placeholderNumbers(column.kind, sorted)
    : column.kind === 'category'
      ? placeholderLabels(column.levels, levelCounts(column))
      : []
  return found.map(({ value, count }) => ({
    code: 'placeholders',
    severity: 'warning',
    message: `"${name}" is "${value}" in ${count} rows, which likely stands for "not known" or "over the limit".`,
  }))
}

function labelsAlike({ column, profile: { name } }: ProfiledColumn): Issue[] {
  if (column.kind !== 'category') return []
  const found = nearEqualLabels(column.levels, levelCounts(column))
  return found.slice(0, 10).map((each) => ({
    code: 'near-equal-labels',
    severity: 'warning',
    message: `"${name}" has "${each.label}" (${each.count} rows) beside "${each.like}" (${each.likeCount}), ${difference[each.kind]}. Make them one if they mean one.`,
  }))
}

const difference: Readonly<Record<NearEqualLabel['kind'], string>> = {
  blanks: 'the same but for blanks',
  case: 'the same but for capitals',
  punctuation: 'the same but for punctuation',
  typo: 'one slip of the finger apart',
}

function mixedTypes({ column, profile: { name } }: ProfiledColumn): Issue[] {
  if (column.kind !== 'category') return []
  const counts = levelCounts(column)
  let numbers = 0
  let filled = 0
  column.levels.forEach((level, code) => {
    filled += counts[code]!
    if (/^[-+]?\d+([.,]\d+)?$/.test(level.trim())) numbers += counts[code]!
  })
  if (numbers < 0.05 * filled || numbers > 0.999 * filled) return []
  const message = `"${name}" holds numbers in ${percent(numbers / filled)} of its rows and words in the others.`
  return [{ code: 'mixed-types', severity: 'warning', message }]
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}
