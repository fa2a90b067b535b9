import { sqlName, sqlText } from '@cadre/connect/files'
import { entityNamed } from '@cadre/people'
import { daysPerMonth, grain } from '@cadre/people/features'
import type { Expression, NodeOf, Operator } from '@cadre/people/features'
import { columnName } from '../../schema/column-name.ts'

/** The relation with every version of a kind of record. */
export const factsOf = (entity: string): string => `facts_${entity}`

/** The column of a record's field, as the lake has it. */
export function columnOf({ name, part }: Pick<NodeOf<'field'>, 'name' | 'part'>): string {
  return columnName(part ? `${name}_${part}` : name)
}

/** A field of the record `r`; whole numbers and amounts become numbers like all others. */
export function fieldSql(field: NodeOf<'field'>, entity: string, alias = 'r'): string {
  const column = `${alias}.${sqlName(columnOf(field))}`
  const type = entityNamed(entity).fields[field.name]?.type
  const isNumber =
    field.part === 'minor' || field.part === 'sentiment' || type === 'integer' || type === 'number'
  return isNumber ? `${column}::double` : column
}

/** A constant as SQL. */
export function constantSql({ value }: NodeOf<'constant'>): string {
  if (typeof value === 'string') return sqlText(value)
  return typeof value === 'number' ? `${value}::double` : String(value)
}

/** An operation on texts of SQL. */
export function operationSql(operator: Operator, operands: readonly string[]): string {
  const [a = '', b = ''] = operands
  const joined = (by: string): string => `(${operands.join(` ${by} `)})`
  switch (operator) {
    case 'add':
      return joined('+')
    case 'subtract':
      return joined('-')
    case 'multiply':
      return joined('*')
    case 'divide':
      return `(${a} / nullif(${b}, 0))`
    case 'log':
      return `(case when ${a} > 0 then ln(${a}) end)`
    case 'equal':
      return joined('=')
    case 'less':
      return joined('<')
    case 'at most':
      return joined('<=')
    case 'and':
    case 'or':
      return joined(operator)
    case 'not':
      return `(not ${a})`
    case 'is missing':
      return `(${a} is null)`
    case 'days between':
      return `(${a} - ${b})::double`
    case 'month of':
      return `month(${a})::double`
    case 'year of':
      return `year(${a})::double`
    case 'coalesce':
      return `coalesce(${operands.join(', ')})`
  }
}

/** Which of the records that had begun and were believed count. */
export function timeSql(time: NodeOf<'summary'>['from']['time']): string {
  if (time === 'ever') return 'true'
  if (time === 'held') return '(r.valid_to is null or r.valid_to > f.as_of)'
  return `r.valid_from > f.as_of - ${time.days}`
}

/** Records that had begun by the day and were believed at the moment. */
export const believedSql = `r.valid_from <= f.as_of and r.recorded_from <= f.known_at
  and (r.recorded_to is null or r.recorded_to > f.known_at)`

/** One value of the records of a person on a day. What depends on the order of its terms is given one. */
export function summarySql({ way }: NodeOf<'summary'>, of: string, condition: string): string {
  const where = `filter (where ${condition} and ${of} is not null)`
  const x = `((r.valid_from - f.as_of) / ${daysPerMonth})`
  switch (way) {
    case 'latest':
      return `arg_max(${of}, r.ordinal) ${where}`
    case 'first':
      return `arg_min(${of}, r.ordinal) ${where}`
    case 'count':
      return `(count(*) ${where})::double`
    case 'distinct':
      return `(count(distinct ${of}) ${where})::double`
    case 'min':
    case 'max':
      return `${way}(${of}) ${where}`
    case 'sum':
      return `sum(${inGrains(of)}) ${where}`
    case 'mean':
      return `sum(${inGrains(of)}) ${where} / count(*) ${where}`
    case 'std':
      return `stddev_samp(${of} order by r.ordinal) ${where}`
    case 'slope':
      return `case when min(r.valid_from) ${where} < max(r.valid_from) ${where}
    then regr_slope(${of}, ${x} order by r.ordinal) ${where} end`
  }
}

/** As `inGrains` of the other evaluator: sums of grains are exact, so the order in which threads add does not show. */
export const inGrains = (value: string): string => `(floor(${value} / ${grain} + 0.5) * ${grain})`

/** Values that a record's expression takes of the person, in order. */
export function ownValues(expression: Expression): Expression[] {
  if (expression.node === 'own') return [expression.value]
  switch (expression.node) {
    case 'operate':
      return expression.operands.flatMap(ownValues)
    case 'choose':
      return [
        ...expression.cases.flatMap(({ when, give }) => [...ownValues(when), ...ownValues(give)]),
        ...(expression.otherwise ? ownValues(expression.otherwise) : []),
      ]
    case 'lookup':
      return Object.values(expression.match).flatMap(ownValues)
    default:
      return []
  }
}
