import type { Target } from '@cadre/learn'
import type { Column } from '@cadre/learn/table'
import { recognisePersonal, recogniseProtected } from '@cadre/people'
import type { ProtectedAttribute } from '@cadre/people'
import type { StudyWarning } from '../study/study-result.ts'
import type { ColumnFacts } from './column-facts.ts'
import { identifierReason, repeatsPersons } from './identifier.ts'
import type { ColumnRole } from './roles.ts'
import { leakAfterDay, suspectedLeak } from './suspected-leak.ts'

/** What the person who asked for the study said about columns; it goes before anything inferred. */
export interface GivenRoles {
  readonly id?: string | undefined
  readonly group?: string | undefined
  readonly time?: string | undefined
  readonly drop?: readonly string[] | undefined
  readonly protected?: readonly string[] | undefined
  readonly text?: readonly string[] | undefined
  /** Only these may be features; a suspected leak among them is used and said so. */
  readonly columns?: readonly string[] | undefined
}

/** A column's role and why, before it is told to anyone. */
export interface Decision {
  readonly role: ColumnRole
  readonly reason?: string
  readonly attribute?: ProtectedAttribute
  readonly warning?: Omit<StudyWarning, 'column'>
}

export interface DecisionContext {
  readonly targetColumn: string
  readonly target: Target
  readonly given: GivenRoles
  /** Day of each row, where a column of dates puts rows in order. */
  readonly days?: Float64Array | undefined
  readonly seed: number
}

/**
 * The role of one column by itself. What the person said goes first, then emptiness, then what says who a person
 * is or belongs to a protected attribute, then leaks; what is left is text or a feature.
 */
export function decideRole(column: Column, facts: ColumnFacts, context: DecisionContext): Decision {
  const { given } = context
  if (column.name === context.targetColumn) return { role: 'target' }
  return (
    decideAsGiven(column, facts, given) ??
    decideByEmptiness(facts) ??
    decideByPerson(column, facts, given) ??
    decideByLeak(column, context) ??
    decideByKind(column, facts)
  )
}

function decideAsGiven({ name }: Column, facts: ColumnFacts, given: GivenRoles): Decision | undefined {
  if (given.drop?.includes(name)) return { role: 'dropped', reason: 'left out as asked' }
  if (name === given.id) {
    return facts.distinct < facts.filled && given.group === undefined
      ? repeatedPeople('named as the identifier, and several rows share one')
      : { role: 'identifier', reason: 'named as the identifier' }
  }
  if (name === given.group) return { role: 'group', reason: 'rows that share it stay together, as asked' }
  if (name === given.time) return { role: 'time', reason: 'orders the rows, as asked' }
  if (given.protected?.includes(name)) return { ...protectedDecision(name, []), reason: 'named as protected' }
  if (given.columns && !given.columns.includes(name))
    return { role: 'dropped', reason: 'not among the columns asked for' }
  return undefined
}

function decideByEmptiness({ filled, missing, distinct }: ColumnFacts): Decision | undefined {
  if (filled === 0) return { role: 'empty', reason: 'no cell is filled' }
  // One value or none is a mark, which says something; one value throughout does not.
  if (distinct === 1 && missing === 0) return { role: 'constant', reason: 'every cell is the same' }
  return undefined
}

function decideByPerson(column: Column, facts: ColumnFacts, given: GivenRoles): Decision | undefined {
  const personal = column.kind === 'date' ? undefined : recognisePersonal(column.name, facts.samples)
  if (personal && facts.meanWords < 8) {
    const message = `left out because ${personal.why}: personal data is never learned from.`
    return {
      role: 'identifier',
      reason: `personal data (${personal.kind}): ${personal.why}`,
      warning: { code: 'personal-data', message },
    }
  }
  if (repeatsPersons(column, facts)) {
    if (given.group !== undefined) return { role: 'identifier', reason: 'numbers people' }
    return repeatedPeople('numbers people, who have several rows')
  }
  const decision = protectedDecision(column.name, facts.samples)
  if (decision.attribute) return decision
  const identifier = identifierReason(column, facts)
  return identifier === undefined ? undefined : { role: 'identifier', reason: identifier }
}

function repeatedPeople(reason: string): Decision {
  const message = 'several rows share a value, so rows with the same value are kept in one fold.'
  return { role: 'group', reason, warning: { code: 'repeated-people', message } }
}

function protectedDecision(name: string, samples: readonly string[]): Decision {
  const found = recogniseProtected(name, samples)
  if (!found) return { role: 'protected' }
  return {
    role: 'protected',
    attribute: found.attribute,
    reason: `protected attribute (${found.attribute}): ${found.why}`,
  }
}

function decideByLeak(column: Column, { given, target, days, seed }: DecisionContext): Decision | undefined {
  const leak = suspectedLeak(column, target, seed) ?? leakAfterDay(column, days, { target, seed })
  if (!leak) return undefined
  const isAsked = given.columns?.includes(column.name) === true
  const message = isAsked
    ? `suspected leak, used because it was asked for: ${leak.reason}.`
    : `left out as a suspected leak: ${leak.reason}.`
  return { role: 'leak', reason: leak.reason, warning: { code: 'suspected-leak', message } }
}

function decideByKind(column: Column, facts: ColumnFacts): Decision {
  if (column.kind === 'text') return { role: 'text', reason: 'free text' }
  if (column.kind === 'category' && facts.meanWords >= 8 && facts.distinct >= 50) {
    return { role: 'text', reason: `free text: ${Math.round(facts.meanWords)} words a cell` }
  }
  return { role: 'feature' }
}
