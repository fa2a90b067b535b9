import { AppError } from '@cadre/core'
import type { Target, Task } from '@cadre/learn'
import { columnLength, countMissing } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import type { StudyWarning } from '../study/study-result.ts'
import { nearestName } from '../ingest/nearest-name.ts'
import { shortList } from './find-column.ts'
import { likelyPositive, polarity } from './positive-class.ts'
import { targetLabels } from './target-labels.ts'
import type { TargetLabels } from './target-labels.ts'

/**
 * The least a study takes. Below 50 rows or 10 rows of a class the interval of any figure is wider than what it
 * could say; a class under 5 rows cannot be in every fold. Counted in rows whose target is known.
 */
export const targetLimits = {
  rows: 50,
  rowsPerClass: 10,
  rowsOfRareClass: 5,
  /** Of a target whose whole numbers are read as classes. */
  integerClasses: 10,
  classes: 100,
} as const

export interface InferTaskOptions {
  readonly task?: Task | undefined
  /** The class to predict; others together are its opposite. */
  readonly positive?: string | undefined
  readonly minimumRows?: number
  readonly minimumPerClass?: number
}

export interface InferredTask {
  readonly target: Target
  /** The class at index 1, for two classes. */
  readonly positive?: string
  /** Rows whose target is known and learned from, ascending: `takeRows(table, rows)` goes with `target`. */
  readonly rows: Int32Array
  readonly warnings: readonly StudyWarning[]
}

/**
 * What kind of learning a target column asks for. Two values are `binary`, labels and few whole numbers
 * `multiclass`, other numbers `regression`; `task` and `positive` overrule that. Throws `target-unusable` for
 * a target that cannot be learned, `too-little-data` for too few rows, `usage` for an unknown positive class.
 */
export function inferTask(column: Column, options: InferTaskOptions = {}): InferredTask {
  refuseUnlearnable(column)
  const rows = columnLength(column)
  const known = rows - countMissing(column)
  const minimum = options.minimumRows ?? targetLimits.rows
  if (known < minimum) throw tooFewRows(column.name, known, rows, minimum)
  const warnings = known < rows ? [missingWarning(column.name, rows - known)] : []
  const inferred = isRegression(column, options) ? regression(column) : classification(column, options)
  return { ...inferred, warnings: [...warnings, ...inferred.warnings] }
}

function refuseUnlearnable(column: Column): void {
  const { name } = column
  if (countMissing(column) === columnLength(column)) {
    throw unusable(name, `Every cell of the target "${name}" is missing. Choose another column.`, 'target')
  }
  if (column.kind === 'text') {
    throw unusable(name, `The target "${name}" holds free text. A target is a number or one of a few labels.`)
  }
  if (column.kind === 'date') {
    throw unusable(
      name,
      `The target "${name}" holds dates. Derive a number or a yes/no column from it first.`,
    )
  }
  if (column.kind === 'number') {
    const row = column.values.findIndex((value) => value === Infinity || value === -Infinity)
    if (row >= 0) {
      throw unusable(
        name,
        `The target "${name}" is infinite in data row ${row + 1}. Correct or empty that cell.`,
      )
    }
  }
}

function isRegression(column: Column, { task, positive }: InferTaskOptions): boolean {
  if (task === 'regression') {
    if (column.kind === 'number') return true
    throw unusable(
      column.name,
      `The target "${column.name}" holds labels, so it is no quantity to predict. Leave unsaid what kind of answer it is.`,
      'task',
    )
  }
  if (column.kind !== 'number' || task !== undefined || positive !== undefined) return false
  const distinct = new Set<number>()
  for (const value of column.values) {
    if (Number.isNaN(value)) continue
    distinct.add(value)
    if (distinct.size > 2 && !Number.isInteger(value)) return true
    if (distinct.size > targetLimits.integerClasses) return true
  }
  return distinct.size > 2 && [...distinct].some((value) => !Number.isInteger(value))
}

function regression(column: Column): InferredTask {
  if (column.kind !== 'number') throw new Error('A regression target is a number column.')
  const rows = rowsWhere(column.values.length, (row) => !Number.isNaN(column.values[row]!))
  const values = Float64Array.from(rows, (row) => column.values[row]!)
  if (values.every((value) => value === values[0])) {
    throw unusable(
      column.name,
      `The target "${column.name}" has one value only, ${values[0]}: there is nothing to learn.`,
    )
  }
  return { target: { task: 'regression', values, classes: [] }, rows, warnings: [] }
}

function classification(column: Column, options: InferTaskOptions): InferredTask {
  if (column.kind === 'text') throw new Error('A class target is not free text.')
  const labels = targetLabels(column)
  const { name } = column
  if (labels.labels.length === 1) {
    throw unusable(
      name,
      `The target "${name}" has one class only, "${labels.labels[0]}": there is nothing to tell apart. Choose another column.`,
      'target',
    )
  }
  const positive = options.positive === undefined ? undefined : findPositive(column, labels, options.positive)
  const warnings = labels.merged.map(({ label, as }) => mergedWarning(name, label, as))
  const isTwo = labels.labels.length === 2 || (positive !== undefined && options.task !== 'multiclass')
  if (!isTwo && options.task === 'binary') {
    throw unusable(
      name,
      `The target "${name}" has ${labels.labels.length} classes, not two. They are ${shortList(labels.labels)}: name the one to predict.`,
      'positive',
    )
  }
  const inferred = isTwo ? binary(name, labels, positive, options) : multiclass(name, labels, column, options)
  return { ...inferred, warnings: [...warnings, ...inferred.warnings] }
}

function findPositive(column: Column, { labels }: TargetLabels, wanted: string): number {
  const folded = wanted.trim().toLowerCase()
  const found = labels.findIndex((label) => label.toLowerCase() === folded)
  if (found >= 0) return found
  const byNumber = labels.findIndex((label) => folded !== '' && Number(label) === Number(folded))
  if (byNumber >= 0) return byNumber
  const meant =
    column.kind === 'boolean' ? labels.findIndex((label) => polarity(label) === polarity(wanted)) : -1
  if (meant >= 0) return meant
  const nearest = nearestName(wanted, labels)
  const hint = nearest ? ` Did you mean "${nearest}"?` : ''
  throw new AppError(
    'usage',
    `The target "${column.name}" has no class "${wanted}".${hint} It has ${shortList(labels)}.`,
    {
      column: column.name,
      positive: wanted,
    },
  )
}

function binary(
  name: string,
  labels: TargetLabels,
  wanted: number | undefined,
  { minimumPerClass = targetLimits.rowsPerClass }: InferTaskOptions,
): InferredTask {
  const { counts } = labels
  const byWord =
    labels.labels.length === 2 ? likelyPositive([labels.labels[0]!, labels.labels[1]!]) : undefined
  const positive = wanted ?? byWord ?? (counts[0]! < counts[1]! ? 0 : 1)
  const label = labels.labels[positive]!
  const others = labels.labels.filter((_, code) => code !== positive)
  const negative = others.length === 1 ? others[0]! : `not ${label}`
  const rows = rowsWhere(labels.codes.length, (row) => labels.codes[row]! >= 0)
  const few = Math.min(counts[positive]!, rows.length - counts[positive]!)
  if (few < minimumPerClass) {
    const rare = counts[positive] === few ? label : negative
    const message = `Only ${few} rows of "${name}" are "${rare}"; a study needs at least ${minimumPerClass} of each class.`
    throw new AppError('too-little-data', message, {
      column: name,
      class: rare,
      rows: few,
      needed: minimumPerClass,
    })
  }
  const values = Float64Array.from(rows, (row) => (labels.codes[row] === positive ? 1 : 0))
  const warnings: StudyWarning[] = []
  if (wanted === undefined && byWord === undefined) {
    const message = `"${label}" is taken as the class to predict because it is the rarer one. Another can be chosen.`
    warnings.push({ code: 'positive-guessed', column: name, message, option: 'positive' })
  }
  if (others.length > 1) {
    const message = `"${label}" is predicted against all other ${others.length} classes together.`
    warnings.push({ code: 'one-against-rest', column: name, message })
  }
  return { target: { task: 'binary', values, classes: [negative, label] }, positive: label, rows, warnings }
}

function multiclass(
  name: string,
  labels: TargetLabels,
  column: Column,
  { minimumPerClass = targetLimits.rowsPerClass }: InferTaskOptions,
): InferredTask {
  refuseTooManyClasses(name, labels)
  const kept = labels.labels
    .map((_, code) => code)
    .filter((code) => labels.counts[code]! >= targetLimits.rowsOfRareClass)
  if (kept.filter((code) => labels.counts[code]! >= minimumPerClass).length < 2) {
    const message = `Fewer than two classes of "${name}" have ${minimumPerClass} rows; a study needs at least two such.`
    throw new AppError('too-little-data', message, { column: name, needed: minimumPerClass })
  }
  const newCode = new Int32Array(labels.labels.length).fill(-1)
  kept.forEach((code, index) => (newCode[code] = index))
  const rows = rowsWhere(
    labels.codes.length,
    (row) => labels.codes[row]! >= 0 && newCode[labels.codes[row]!]! >= 0,
  )
  const values = Float64Array.from(rows, (row) => newCode[labels.codes[row]!]!)
  const classes = kept.map((code) => labels.labels[code]!)
  const warnings: StudyWarning[] = []
  const rare = labels.labels.filter((_, code) => newCode[code]! < 0)
  if (rare.length > 0) warnings.push(rareWarning(name, rare))
  if (column.kind === 'number') {
    const message = `The ${classes.length} whole numbers of "${name}" are read as classes. If they are a quantity, say so.`
    warnings.push({ code: 'numbers-as-classes', column: name, message, option: 'task regression' })
  }
  return { target: { task: 'multiclass', values, classes }, rows, warnings }
}

function refuseTooManyClasses(name: string, { labels, counts }: TargetLabels): void {
  const rows = counts.reduce((sum, count) => sum + count, 0)
  const isTooMany =
    labels.length > targetLimits.classes || rows / labels.length < targetLimits.rowsOfRareClass
  if (!isTooMany) return
  throw unusable(
    name,
    `The target "${name}" has ${labels.length} different labels in ${rows} rows (${shortList(labels, 3)}), too many to tell apart. Group them, or choose one to predict.`,
    'positive',
  )
}

function rowsWhere(count: number, holds: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(count)
  let kept = 0
  for (let row = 0; row < count; row++) if (holds(row)) rows[kept++] = row
  return rows.slice(0, kept)
}

function unusable(column: string, message: string, option?: string): AppError {
  return new AppError('target-unusable', message, { column, ...(option !== undefined && { option }) })
}

function tooFewRows(column: string, known: number, rows: number, needed: number): AppError {
  const some = known < rows ? ` with a known "${column}"` : ''
  const message = `There are ${known} rows${some}; a study needs at least ${needed}. Add rows, or read the data by eye.`
  return new AppError('too-little-data', message, { column, rows: known, needed })
}

function missingWarning(column: string, missing: number): StudyWarning {
  const message = `${missing} rows have no "${column}" and are left out.`
  return { code: 'target-missing', column, message }
}

function mergedWarning(column: string, label: string, as: string): StudyWarning {
  return { code: 'labels-merged', column, message: `"${label}" is read as "${as}".` }
}

function rareWarning(column: string, rare: readonly string[]): StudyWarning {
  const message = `Classes with fewer than ${targetLimits.rowsOfRareClass} rows are left out: ${shortList(rare)}.`
  return { code: 'class-too-rare', column, message }
}
