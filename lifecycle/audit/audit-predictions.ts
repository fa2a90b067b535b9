import type { Target } from '@cadre/learn'
import { LearnError } from '@cadre/learn'
import { intersectGroups } from '@cadre/learn/fairness'
import type { GroupAssignment } from '@cadre/learn/fairness'
import type { Table } from '@cadre/learn/table'
import { minimumCounts } from '@cadre/people'
import { auditGroups } from './audit-groups.ts'
import type { AttributeAudit } from './audit-result.ts'
import { groupViews } from './group-views.ts'
import { keepLargest } from './merge-small-groups.ts'
import { selectionRules } from './selection-rule.ts'

export interface AuditInput {
  /** The protected columns, row for row with the predictions. */
  readonly protectedColumns: Table
  readonly target: Target
  /** rows × outputs, of rows the model has not learned from. */
  readonly predictions: Float64Array
  /** Two classes: who scores at least this is selected. */
  readonly threshold?: number
  readonly seed?: number
  /** Day at which ages are taken from births, in days since 1970-01-01. */
  readonly referenceDate?: number
  /** Groups of fewer people are merged into one row. */
  readonly disclosureMinimum?: number
  /** Nothing is concluded from groups of fewer people. */
  readonly inferenceMinimum?: number
}

/** Groups an attribute may bring into an intersection; the smaller ones go in together. */
const intersectedGroups = 8

/**
 * Assesses how the predictions treat the groups of each protected column, and of each pair of
 * columns. One result per attribute: rates and errors by group with 95 % intervals, the impact ratio
 * with its test, the largest gaps and a finding in words. Throws `shape` when rows do not match.
 */
export function auditPredictions(input: AuditInput): AttributeAudit[] {
  const { protectedColumns, target, predictions, threshold = 0.5, seed = 1 } = input
  checkRows(input)
  const views = protectedColumns.columns.flatMap((column) => groupViews(column, input.referenceDate))
  const options = {
    rules: selectionRules(target, predictions, threshold),
    target,
    seed,
    disclosureMinimum: input.disclosureMinimum ?? minimumCounts.disclosureMinimum,
    inferenceMinimum: input.inferenceMinimum ?? minimumCounts.inferenceMinimum,
  }
  const single = views.map(({ attribute, groups }) =>
    auditGroups({ attribute, groups, isIntersection: false }, options),
  )
  const crossed = pairs(views.filter(({ isMain }) => isMain)).map(([first, second]) =>
    auditGroups(
      {
        attribute: `${first.attribute} × ${second.attribute}`,
        groups: intersect(first.groups, second.groups),
        isIntersection: true,
      },
      options,
    ),
  )
  return [...single, ...crossed]
}

function intersect(first: GroupAssignment, second: GroupAssignment): GroupAssignment {
  return intersectGroups(keepLargest(first, intersectedGroups), keepLargest(second, intersectedGroups))
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((first, index) => items.slice(index + 1).map((second): [T, T] => [first, second]))
}

function checkRows({ protectedColumns, target, predictions }: AuditInput): void {
  const rows = target.values.length
  const outputs = target.task === 'multiclass' ? target.classes.length : 1
  if (protectedColumns.rowCount === rows && predictions.length === rows * outputs) return
  throw new LearnError(
    'shape',
    `The audit needs ${rows} rows of protected columns and ${rows * outputs} predictions, not ${protectedColumns.rowCount} and ${predictions.length}.`,
  )
}
