import { setImmediate } from 'node:timers/promises'
import { AppError } from '@cadre/core'
import { deriveSeed, throwIfCancelled } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import {
  categoryColumn,
  columnNamed,
  contentHash,
  createTable,
  isMissing,
  selectColumns,
  takeRows,
  textColumn,
} from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import { readFollowed } from '../follow/followed-columns.ts'
import { readTable } from '../ingest/index.ts'
import type { CellIssue, ColumnSchema, ReadTableResult } from '../ingest/index.ts'
import type { TrainingData } from '../train/training-data.ts'
import {
  findColumn,
  findRowGroups,
  inferRanking,
  inferRoles,
  inferTask,
  profileTable,
} from '../validate/index.ts'
import type { DataProfile, InferredRoles, InferredTask } from '../validate/index.ts'
import { preparationFor } from './preparation.ts'
import type { StudyInput, StudyOptions } from './study-input.ts'
import type { StudyWarning } from './study-result.ts'

/** A file read, its columns given their roles, its rows grouped: ready to learn from. */
export interface PreparedStudy {
  readonly target: Target
  readonly targetName: string
  /** The column that tells lists apart, for a ranking. */
  readonly query?: string
  readonly positive?: string
  /** Rows whose target is known, all columns. */
  readonly table: Table
  /** Data row of each row of the table, counted from 1. */
  readonly rowNumbers: Int32Array
  /** How each feature is read from a file. */
  readonly schema: readonly ColumnSchema[]
  readonly roles: InferredRoles
  readonly profile: DataProfile
  readonly data: TrainingData
  readonly dataHash: string
  readonly warnings: readonly StudyWarning[]
}

/** Ingest and validate. Throws AppError when the file, the target or the columns do not allow a study. */
export async function prepareStudy({
  source,
  options,
  useCase,
  createdAt,
  signal,
}: StudyInput): Promise<PreparedStudy> {
  const read = await readTable(source, { kinds: textKinds(options.text), now: new Date(createdAt), signal })
  const targetColumn = inWordsOfTheFile(findColumn(read.table, options.target), read.schema)
  const query = queryOf(read.table, options)
  const inferred = inferTarget(targetColumn, { table: read.table, query, options, useCase })
  const table = takeRows(read.table, inferred.rows)
  await pause(signal)
  const roles = inferRoles(table, {
    targetColumn: targetColumn.name,
    target: inferred.target,
    given: query ? { ...options, group: query.name } : options,
    useProtected: options.useProtected,
    seed: deriveSeed(options.seed, 'roles'),
  })
  const features = featuresOf(table, roles)
  const followed = options.followed && readFollowed(table, inferred.target, options.followed)
  const target = followed ? { ...inferred.target, followed } : inferred.target
  await pause(signal)
  const profile = profileTable(read.table, { target: targetColumn.name, notes: read.notes })
  await pause(signal)
  return {
    target,
    targetName: targetColumn.name,
    ...(query && { query: query.name }),
    ...(inferred.positive !== undefined && { positive: inferred.positive }),
    table,
    rowNumbers: inferred.rows.map((row) => row + 1),
    schema: schemaOf(read.schema, features),
    roles,
    profile,
    data: {
      ...trainingData(table, {
        features,
        target,
        roles,
        embargoDays: options.embargoDays,
      }),
      since: sinceOf(table, options.followed?.since),
      preparation: preparationFor(options, inferred.target.task),
    },
    dataHash: contentHash(table),
    warnings: [...readingWarnings(read), ...inferred.warnings, ...roles.warnings],
  }
}

/** The column that tells lists apart, for a ranking. Throws `usage` for options that do not go with one. */
function queryOf(table: Table, { task, query, group, time }: StudyOptions): Column | undefined {
  if (query === undefined && task !== 'ranking') return undefined
  if (query === undefined)
    throw new AppError('usage', 'Say which column tells the lists apart that are to be put in order.', {
      option: 'query',
    })
  if (task !== undefined && task !== 'ranking')
    throw new AppError(
      'usage',
      `A column that tells lists apart asks for a ranking, and the task that is named is ${task}. Leave one of them out.`,
      { option: 'query' },
    )
  if (group !== undefined || time !== undefined)
    throw new AppError(
      'usage',
      'A ranking keeps each list whole: leave out what else keeps rows together or puts them in time.',
      { option: group === undefined ? 'time' : 'group' },
    )
  return findColumn(table, query)
}

interface TargetContext extends Pick<StudyInput, 'options' | 'useCase'> {
  readonly table: Table
  readonly query: Column | undefined
}

function inferTarget(column: Column, { table, query, options, useCase }: TargetContext): InferredTask {
  const { task, positive } = options
  const { minimumRows, minimumPerClass } = useCase.limits
  const limits = { positive, minimumRows, minimumPerClass }
  if (query) return inferRanking(column, { table, query }, limits)
  return inferTask(column, { ...limits, task: task === 'ranking' ? undefined : task })
}

/** A yes-no target keeps its labels as they were written, so that people find "Left" and "Stayed" again. */
function inWordsOfTheFile(column: Column, schema: readonly ColumnSchema[]): Column {
  const read = schema.find(({ name }) => name === column.name)
  if (column.kind !== 'boolean' || read?.kind !== 'boolean') return column
  const cells = Array.from(column.values, (value, row) =>
    isMissing(column, row) ? null : value === 1 ? read.yes : read.no,
  )
  return categoryColumn(column.name, cells)
}

/** Lets Ctrl-C through between long steps. */
async function pause(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate()
  throwIfCancelled(signal)
}

function textKinds(text: readonly string[] | undefined): Record<string, 'text'> {
  return Object.fromEntries((text ?? []).map((name) => [name, 'text']))
}

function featuresOf(table: Table, { features, texts }: InferredRoles): Table {
  const selected = selectColumns(table, features)
  return createTable(
    selected.columns.map((column) => (texts.includes(column.name) ? asText(column) : column)),
    selected.rowCount,
  )
}

/** Long labels that turned out to be free text. */
function asText(column: Column): Column {
  if (column.kind !== 'category') return column
  const cells = Array.from(column.codes, (code) => (code < 0 ? null : column.levels[code]!))
  return textColumn(column.name, cells)
}

function schemaOf(schema: readonly ColumnSchema[], features: Table): ColumnSchema[] {
  return features.columns.map((column) => {
    const read = schema.find(({ name }) => name === column.name)!
    return column.kind === 'text' ? { kind: 'text', name: read.name, missing: read.missing } : read
  })
}

interface Parts {
  readonly features: Table
  readonly target: Target
  readonly roles: InferredRoles
  readonly embargoDays: number | undefined
}

function trainingData(table: Table, { features, target, roles, embargoDays }: Parts): TrainingData {
  const sameGroup = roles.group === undefined ? undefined : columnNamed(table, roles.group)
  const time = roles.time === undefined ? undefined : timeOf(columnNamed(table, roles.time))
  // Duplicates join lists that have nothing to do with each other; each list alone is kept whole.
  const groups = target.queries ?? findRowGroups(features, { sameGroup })
  return { table: features, target, groups, time: target.queries ? undefined : time, embargoDays }
}

function sinceOf(table: Table, name: string | undefined): Float64Array | undefined {
  const column = table.columns.find((one) => one.name === name)
  return column?.kind === 'number' ? column.values : undefined
}

function timeOf(column: Column): Float64Array | undefined {
  if (column.kind === 'date') return column.days
  return column.kind === 'number' ? column.values : undefined
}

/** What became of cells that were not as their column has them. */
const issueWords: Readonly<Record<CellIssue['code'], string>> = {
  'not-a-number': 'held no number and count as missing',
  infinite: 'held an infinite number and count as missing',
  'not-a-date': 'held no date and count as missing',
  'date-out-of-range': 'held a date that cannot be and count as missing',
  'date-outlier': 'held a date far from all others, and are kept: look at them',
  'not-yes-or-no': 'held neither yes nor no and count as missing',
}

function readingWarnings({ notes, issueCounts }: ReadTableResult): StudyWarning[] {
  const issues = issueCounts.map(({ column, code, count, firstRow, example }) => ({
    code,
    column,
    message: `"${column}": ${count === 1 ? 'one cell' : `${count} cells`} ${issueWords[code]} (first "${example}" in data row ${firstRow}).`,
  }))
  return [...notes, ...issues]
}
