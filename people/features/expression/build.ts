import type { Expression, FieldPart, GroupWay, NodeOf, Operator, Records, SummaryWay } from './expression.ts'

type Given = Expression | number | boolean | string

/** A constant of any type but a date. */
export function constant(value: number | boolean | string): Expression {
  const type = typeof value === 'string' ? 'category' : typeof value === 'number' ? 'number' : 'boolean'
  return { node: 'constant', value, type }
}
const given = (value: Given): Expression => (typeof value === 'object' ? value : constant(value))

/** The day that everything is looked at. */
export const asOf: Expression = { node: 'as of' }

/** A field of the record, by its name in `people/entities`; also `id`, `personId`, `validFrom` and `validTo`. */
export function field(name: string, part?: FieldPart): NodeOf<'field'> {
  return { node: 'field', name, ...(part && { part }) }
}
/** A value of the person, within an expression over records. */
export const own = (value: Expression): Expression => ({ node: 'own', value })

const operation =
  (operator: Operator) =>
  (...operands: readonly Given[]): Expression => ({
    node: 'operate',
    operator,
    operands: operands.map(given),
  })

export const add = operation('add')
export const subtract = operation('subtract')
export const multiply = operation('multiply')
/** Not known where the divisor is 0. */
export const divide = operation('divide')
/** Natural; not known at 0 and below. */
export const log = operation('log')
export const equal = operation('equal')
export const less = operation('less')
export const atMost = operation('at most')
export const and = operation('and')
export const or = operation('or')
export const not = operation('not')
export const isMissing = operation('is missing')
/** Days from the second date to the first. */
export const daysBetween = operation('days between')
export const monthOf = operation('month of')
export const yearOf = operation('year of')
export const coalesce = operation('coalesce')

/** Whether a value is one of some. */
export function oneOf(value: Expression, ...choices: readonly Given[]): Expression {
  return or(...choices.map((choice) => equal(value, choice)))
}

/** `value` where `when` is true, and `otherwise` (or not known) where it is false or not known. */
export function choose(when: Expression, value: Given, otherwise?: Given): Expression {
  return {
    node: 'choose',
    cases: [{ when, give: given(value) }],
    otherwise: otherwise === undefined ? undefined : given(otherwise),
  }
}

/** A field of the record that an id belongs to. */
export function referred(id: Expression, entity: string, name: string): Expression {
  return { node: 'lookup', entity, match: { id }, field: field(name) }
}
/** A field of the newest record that matches. */
export function matching(
  entity: string,
  match: Readonly<Record<string, Expression>>,
  taken: NodeOf<'field'>,
): Expression {
  return { node: 'lookup', entity, match, field: taken }
}

interface RecordOptions {
  readonly about?: Records['about']
  readonly where?: Expression
}
const recordsOf = (entity: string, time: Records['time'], options: RecordOptions): Records => ({
  entity,
  time,
  about: options.about ?? { field: 'personId' },
  ...(options.where && { where: options.where }),
})
/** The person's records of a kind that hold on the day. */
export const held = (entity: string, options: RecordOptions = {}): Records =>
  recordsOf(entity, 'held', options)
/** Those that began by the day. */
export const ever = (entity: string, options: RecordOptions = {}): Records =>
  recordsOf(entity, 'ever', options)
/** Those that began in so many days up to and with the day. */
export const within = (days: number, entity: string, options: RecordOptions = {}): Records =>
  recordsOf(entity, { days }, options)

const summary =
  (way: SummaryWay) =>
  (from: Records, of: Expression): Expression => ({ node: 'summary', way, of, from })

/** Of the record that began last, the value where it is known. */
export const latest = summary('latest')
export const first = summary('first')
export const sumOf = summary('sum')
export const meanOf = summary('mean')
export const maxOf = summary('max')
export const minOf = summary('min')
export const stdOf = summary('std')
/** Change of the value in a month, by least squares over the first days of the records. */
export const slopeOf = summary('slope')
export const distinctOf = summary('distinct')
/** How many records; 0 where there are none. */
export const countOf = (from: Records): Expression => ({
  node: 'summary',
  way: 'count',
  of: field('id'),
  from,
})

export const ofPerson = (who: Expression, value: Expression): Expression => ({
  node: 'of person',
  who,
  value,
})
export const earlier = (months: number, value: Expression): Expression => ({ node: 'earlier', months, value })
/** Over all who are employed on the day and alike in `by`. */
export const among = (way: GroupWay, of: Expression, ...by: readonly Expression[]): Expression => ({
  node: 'among',
  way,
  of,
  by,
})
