import type { DataClass } from '../access/data-classes.ts'
import { entityNamed } from '../entities/catalogue.ts'
import type { Purpose } from '../purposes.ts'
import { partsOf } from './expression/expression.ts'
import type { Expression, ValueType } from './expression/expression.ts'
import { typeOf } from './expression/type-of.ts'

export interface FeatureDeclaration {
  /** snake_case, beginning with the part of work it is about: `emp_`, `pay_`, `survey_`, `team_`, `learn_`, `work_`. */
  readonly name: string
  readonly meaning: string
  /** Such as `months`; `yes or no` and `category` for what is no number. */
  readonly unit: string
  /** The part of the organisation that answers for its meaning. */
  readonly owner: string
  /** What it may be worked out for. */
  readonly purposes: readonly Purpose[]
  readonly compute: Expression
}

/** A value of a person on a day, declared once. What can be read off the expression is not said a second time. */
export interface Feature extends FeatureDeclaration {
  readonly entity: 'person'
  readonly type: ValueType
  /** Kinds of record it is made of. */
  readonly sources: readonly string[]
  /** How far it looks back: days, `the day` for what holds on it, `all` for what has no bound. */
  readonly window: string
  /** Classes of data it is made of, beside those that say nothing about a person. */
  readonly sensitivity: readonly DataClass[]
  /** Whether it is told of groups: values of others are in it. */
  readonly isOfGroup: boolean
}

/** Declares a feature. Throws a plain error on a declaration that cannot be: that is a mistake of ours. */
export function defineFeature(declaration: FeatureDeclaration): Feature {
  const { name, compute, purposes } = declaration
  if (!/^(emp|pay|survey|team|learn|work)_[a-z0-9_]{2,50}$/.test(name))
    throw new Error(`"${name}" is no name of a feature`)
  if (purposes.length === 0) throw new Error(`${name} names no purpose`)
  const parts = everyPart(compute)
  const sources = [...new Set(parts.flatMap(sourceOf))].sort()
  const classes = [...new Set(sources.map((source) => entityNamed(source).dataClass))].sort()
  return Object.freeze({
    ...declaration,
    entity: 'person',
    type: explained(name, () => typeOf(compute)),
    sources,
    window: windowOf(parts),
    sensitivity: classes.filter((dataClass) => dataClass !== 'organisation'),
    isOfGroup: parts.some(({ node }) => node === 'among'),
  })
}

/** An expression and all below it. */
function everyPart(expression: Expression): Expression[] {
  return [expression, ...partsOf(expression).flatMap(everyPart)]
}

function sourceOf(part: Expression): readonly string[] {
  if (part.node === 'summary') return [part.from.entity]
  // Who is looked at is who is employed.
  if (part.node === 'among' || part.node === 'of person') return ['employment']
  return part.node === 'lookup' ? [part.entity] : []
}

function windowOf(parts: readonly Expression[]): string {
  const times = parts.flatMap((part) => (part.node === 'summary' ? [part.from.time] : []))
  if (times.includes('ever')) return 'all'
  const days = times.flatMap((time) => (typeof time === 'object' ? [time.days] : []))
  const months = parts.flatMap((part) => (part.node === 'earlier' ? [part.months] : []))
  const reach = Math.max(0, ...days) + Math.round(30.4375 * Math.max(0, ...months))
  return reach === 0 ? 'the day' : `${reach} days`
}

function explained<Result>(name: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
