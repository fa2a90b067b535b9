import { addMonths } from '@cadre/core'
import { scoreSentiment } from '../../text/sentiment.ts'
import type { Feature } from '../define-feature.ts'
import type { Expression, NodeOf, Value } from '../expression/expression.ts'
import { textIn } from './fact-world.ts'
import type { FactVersion, FactWorld } from './fact-world.ts'
import { amongEmployed, employedOn } from './among.ts'
import { isInTime, isKnown, keep } from './evaluator.ts'
import type { Evaluator, Point } from './evaluator.ts'
import { operate, summarise } from './operate.ts'

/** Works features out for one person from records: the same declarations that the lake compiles to SQL. */
export function evaluateFeatures(
  features: readonly Feature[],
  point: Point,
  evaluator: Evaluator,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(features.map(({ name, compute }) => [name, evaluator.valueOf(compute, point)]))
}

/** An evaluator over these records. */
export function createEvaluator(world: FactWorld): Evaluator {
  const evaluator: Evaluator = {
    world,
    kept: new Map(),
    valueOf: (expression, point) => {
      if (expression.node === 'constant' || expression.node === 'as of')
        return evaluate(evaluator, expression, { point })
      const key = `${point.personId} ${point.asOf} ${point.knownAt}`
      return keep(evaluator, expression, key, () => evaluate(evaluator, expression, { point }))
    },
  }
  return evaluator
}

interface Context {
  readonly point: Point
  readonly record?: FactVersion
}

function evaluate(evaluator: Evaluator, expression: Expression, context: Context): Value {
  const { point, record } = context
  const at = (part: Expression): Value =>
    record ? evaluate(evaluator, part, context) : evaluator.valueOf(part, point)
  switch (expression.node) {
    case 'constant':
      return expression.value
    case 'as of':
      return point.asOf
    case 'field':
      return fieldOf(expression, record!)
    case 'own':
      return evaluator.valueOf(expression.value, point)
    case 'operate':
      return operate(expression.operator, expression.operands.map(at))
    case 'choose': {
      const chosen = expression.cases.find(({ when }) => at(when) === true)?.give ?? expression.otherwise
      return chosen ? at(chosen) : null
    }
    case 'lookup':
      return lookUp(evaluator, expression, { point, at })
    default:
      return ofPoint(evaluator, expression, point)
  }
}

function ofPoint(
  evaluator: Evaluator,
  expression: NodeOf<'summary' | 'of person' | 'earlier' | 'among'>,
  point: Point,
): Value {
  switch (expression.node) {
    case 'summary':
      return summaryOf(evaluator, expression, point)
    case 'of person': {
      const personId = evaluator.valueOf(expression.who, point)
      if (typeof personId !== 'string' || !employedOn(evaluator, point).has(personId)) return null
      return evaluator.valueOf(expression.value, { ...point, personId })
    }
    case 'earlier':
      return evaluator.valueOf(expression.value, {
        ...point,
        asOf: addMonths(point.asOf, -expression.months),
      })
    case 'among':
      return amongEmployed(evaluator, expression, point)
  }
}

function summaryOf(evaluator: Evaluator, { way, of, from }: NodeOf<'summary'>, point: Point): Value {
  const about = from.about.is ? evaluator.valueOf(from.about.is, point) : point.personId
  if (typeof about !== 'string') return way === 'count' || way === 'distinct' ? 0 : null
  const dated = evaluator.world
    .versionsWhere(from.entity, from.about.field, about)
    .filter((record) => isKnown(record, point) && isInTime(record, from.time, point.asOf))
    .filter((record) => !from.where || evaluate(evaluator, from.where, { point, record }) === true)
    .toSorted(byBeginning)
    .flatMap((record) => {
      const value = evaluate(evaluator, of, { point, record })
      return value === null ? [] : [{ value, on: record.validFrom }]
    })
  return summarise(way, dated, point.asOf)
}

interface LookupContext {
  readonly point: Point
  readonly at: (part: Expression) => Value
}

function lookUp(
  evaluator: Evaluator,
  { entity, match, field }: NodeOf<'lookup'>,
  { point, at }: LookupContext,
): Value {
  const wanted = Object.entries(match).map(([name, value]) => [name, at(value)] as const)
  const [first, ...others] = wanted
  if (!first || wanted.some(([, value]) => typeof value !== 'string')) return null
  const found = evaluator.world
    .versionsWhere(entity, first[0], String(first[1]))
    .filter((record) => others.every(([name, value]) => textIn(record, name) === value))
    .filter((record) => isKnown(record, point) && isInTime(record, 'held', point.asOf))
    .toSorted(byBeginning)
    .flatMap((record) => fieldOf(field, record) ?? [])
  return found.at(-1) ?? null
}

const byBeginning = (a: FactVersion, b: FactVersion): number =>
  a.validFrom === b.validFrom ? a.version - b.version : a.validFrom < b.validFrom ? -1 : 1

function fieldOf({ name, part }: NodeOf<'field'>, record: FactVersion): Value {
  if (name === 'id') return record.id
  if (name === 'personId') return record.personId ?? null
  if (name === 'validFrom') return record.validFrom
  if (name === 'validTo') return record.validTo ?? null
  const value = record.values[name] ?? null
  if (part === 'sentiment') return typeof value === 'string' ? scoreSentiment(value) : (value as Value)
  if (part) return (value as Readonly<Record<string, Value>> | null)?.[part] ?? null
  return value as Value
}
