import { AppError } from '@cadre/core'
import type { Target } from '@cadre/learn'
import { takeCells } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import type { ProtectedAttribute } from '@cadre/people'
import type { StudyWarning } from '../study/study-result.ts'
import { spreadRows } from './column-bins.ts'
import { columnFacts } from './column-facts.ts'
import type { ColumnFacts } from './column-facts.ts'
import { decideRole } from './decide-role.ts'
import type { Decision, GivenRoles } from './decide-role.ts'
import { findColumn } from './find-column.ts'
import type { ColumnRole, StudyColumn } from './roles.ts'
import { refuseContradictions } from './refuse-contradictions.ts'
import { areSamePartition, partitionOf } from './same-partition.ts'

export interface InferRolesOptions {
  readonly targetColumn: string
  readonly target: Target
  readonly given?: GivenRoles
  readonly useProtected?: boolean
  readonly seed?: number
}

export interface ProtectedColumn {
  readonly column: string
  /** Absent when the person named the column and it was not recognised. */
  readonly attribute?: ProtectedAttribute
}

export interface InferredRoles {
  readonly columns: readonly StudyColumn[]
  readonly warnings: readonly StudyWarning[]
  /** Columns to learn from, texts included, in the table's order. */
  readonly features: readonly string[]
  readonly texts: readonly string[]
  readonly protectedColumns: readonly ProtectedColumn[]
  /** Suspected leaks; those among `features` are there because the person named them. */
  readonly leaks: readonly string[]
  readonly time?: string
  /** Rows with the same value here must stay together. */
  readonly group?: string
  /** Protected attributes are among the features. */
  readonly comparisonOnly: boolean
}

/**
 * Which part each column plays in a study. The table holds the rows that are learned from, `target` their known
 * outcomes in the same order. Throws `column-unknown` for a given name that is not there, `usage` or
 * `column-mistyped` for parts that a column cannot play, and `nothing-to-learn-from` when no feature is left.
 */
export function inferRoles(table: Table, options: InferRolesOptions): InferredRoles {
  const given = resolveGiven(table, options.given ?? {})
  refuseContradictions(table, given, options.targetColumn)
  const facts = new Map(table.columns.map((column) => [column.name, columnFacts(column)]))
  const order = given.time === undefined ? undefined : findColumn(table, given.time)
  const days = order?.kind === 'date' ? order.days : undefined
  const context = { ...options, given, days, seed: options.seed ?? 1 }
  const decisions = new Map<string, Decision>()
  for (const column of table.columns) {
    decisions.set(column.name, decideRole(column, facts.get(column.name)!, context))
  }
  followProtectedCopies(table, decisions)
  keepOneGroup(decisions, given)
  const inferred = summarise(table, facts, decisions, given, options)
  if (inferred.features.length === 0) throw nothingLeft(inferred.columns)
  return inferred
}

function resolveGiven(table: Table, given: GivenRoles): GivenRoles {
  const one = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : findColumn(table, name).name
  const many = (names: readonly string[] | undefined): string[] | undefined =>
    names?.map((name) => findColumn(table, name).name)
  return {
    id: one(given.id),
    group: one(given.group),
    time: one(given.time),
    drop: many(given.drop),
    protected: many(given.protected),
    text: many(given.text),
    columns: many(given.columns),
  }
}

const rowsForCopies = 5_000

/** A column that parts the rows as a protected one does is that attribute, written in another way. */
function followProtectedCopies(table: Table, decisions: Map<string, Decision>): void {
  const rows = spreadRows(table.rowCount, rowsForCopies)
  const partitions = new Map(
    table.columns
      .filter(({ name }) => ['protected', 'feature'].includes(decisions.get(name)!.role))
      .map((column) => [column.name, partitionOf(takeCells(column, rows))]),
  )
  const marked = table.columns.filter(({ name }) => decisions.get(name)!.role === 'protected')
  for (const column of table.columns) {
    const partition = partitions.get(column.name)
    if (!partition || decisions.get(column.name)!.role !== 'feature') continue
    const original = marked.find(({ name }) => {
      const other = partitions.get(name)
      return other !== undefined && areSamePartition(partition, other)
    })
    if (!original) continue
    const { attribute } = decisions.get(original.name)!
    decisions.set(column.name, {
      role: 'protected',
      reason: `says the same as "${original.name}", written otherwise`,
      ...(attribute && { attribute }),
    })
  }
}

/** Of several columns that number people, the first keeps rows together. */
function keepOneGroup(decisions: Map<string, Decision>, given: GivenRoles): void {
  const groups = [...decisions].filter(([, { role }]) => role === 'group').map(([name]) => name)
  const kept = given.group ?? groups[0]
  for (const name of groups) {
    if (name !== kept) decisions.set(name, { role: 'identifier', reason: 'numbers people' })
  }
}

function summarise(
  table: Table,
  facts: ReadonlyMap<string, ColumnFacts>,
  decisions: ReadonlyMap<string, Decision>,
  given: GivenRoles,
  { useProtected = false }: InferRolesOptions,
): InferredRoles {
  const named = table.columns.map((column) => ({
    column,
    decision: roleAsText(column, decisions.get(column.name)!, given),
  }))
  const isUsed = ({ column, decision }: (typeof named)[number]): boolean =>
    decision.role === 'feature' ||
    decision.role === 'text' ||
    (decision.role === 'protected' && useProtected && (given.columns?.includes(column.name) ?? true)) ||
    (decision.role === 'leak' && given.columns?.includes(column.name) === true)
  const withRole = (role: ColumnRole): string[] =>
    named.filter(({ decision }) => decision.role === role).map(({ column }) => column.name)
  const features = named.filter(isUsed).map(({ column }) => column.name)
  const [time] = withRole('time')
  const [group] = withRole('group')
  return {
    columns: named.map(({ column, decision }) => studyColumn(column, facts.get(column.name)!, decision)),
    warnings: named.flatMap(({ column, decision }) =>
      warningsFor(column.name, decision, features.includes(column.name)),
    ),
    features,
    texts: withRole('text'),
    protectedColumns: named
      .filter(({ decision }) => decision.role === 'protected')
      .map(({ column, decision: { attribute } }) => ({
        column: column.name,
        ...(attribute && { attribute }),
      })),
    leaks: withRole('leak'),
    ...(time !== undefined && { time }),
    ...(group !== undefined && { group }),
    comparisonOnly: named.some((each) => each.decision.role === 'protected' && isUsed(each)),
  }
}

function roleAsText({ name }: Column, decision: Decision, given: GivenRoles): Decision {
  const isOpen = decision.role === 'feature' || decision.role === 'identifier' || decision.role === 'text'
  return isOpen && given.text?.includes(name) ? { role: 'text', reason: 'named as text' } : decision
}

function studyColumn(column: Column, { missing }: ColumnFacts, { role, reason }: Decision): StudyColumn {
  return { name: column.name, role, type: column.kind, missing, ...(reason !== undefined && { reason }) }
}

function warningsFor(column: string, decision: Decision, isUsed: boolean): StudyWarning[] {
  const { role, reason, warning, attribute } = decision
  if (warning) return [{ ...warning, column, message: `"${column}": ${warning.message}` }]
  if (role === 'protected') {
    const what = attribute ?? 'protected attribute'
    return isUsed
      ? [
          {
            code: 'protected-used',
            column,
            message: `"${column}" (${what}) is used as asked: the model is for comparison only.`,
          },
        ]
      : [
          {
            code: 'protected-left-out',
            column,
            message: `"${column}" (${what}) is not learned from; it is used to audit the model.`,
          },
        ]
  }
  if (role === 'constant' || role === 'empty') {
    return [{ code: `${role}-column`, column, message: `"${column}" is left out: ${reason}.` }]
  }
  if (role === 'identifier') {
    return [{ code: 'identifier', column, message: `"${column}" is left out as an identifier: ${reason}.` }]
  }
  return []
}

function nothingLeft(columns: readonly StudyColumn[]): AppError {
  const out = columns
    .filter(({ role }) => role !== 'target')
    .slice(0, 12)
    .map(({ name, role }) => `"${name}" (${role})`)
  const why = out.length > 0 ? `all are left out: ${out.join(', ')}` : 'the target is the only one'
  return new AppError(
    'nothing-to-learn-from',
    `No column is left to learn from; ${why}. Name some to learn from.`,
    {
      option: 'columns',
      columns: columns.map(({ name, role }) => ({ name, role })),
    },
  )
}
