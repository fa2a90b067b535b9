import { sqlName, sqlText } from '@cadre/connect/files'
import { entityNamed } from '@cadre/people'
import { coarseGrain, daysPerMonth, grain } from '@cadre/people/features'
import type { Expression, NodeOf, Operator } from '@cadre/people/features'
import { columnName } from '../../schema/column-name.ts'

/** The relation with every version of a kind of record. */
export const factsOf = (entity: string): string => `facts_${entity}`

/** The column of a record's field, as the lake has it. */
export function columnOf({ name, part }: Pick<NodeOf<'field'>, 'name' | 'part'>): string {
  return factColumn(part ? `${name}_${part}` : name)
}

/** The column of a field as `fieldsOf` names it. */
export const factColumn = (field: string): string => columnName(field)

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

/** One value of the records of a person on a day: of column `v` of those for which column `b` is true. */
export function summarySql({ way }: NodeOf<'summary'>, v: string, b: string): string {
  const where = `filter (where ${b})`
  switch (way) {
    case 'latest':
      return `arg_max(${v}, ordinal) ${where}`
    case 'first':
      return `arg_min(${v}, ordinal) ${where}`
    case 'count':
      return `(count(*) ${where})::double`
    case 'distinct':
      return `(count(distinct ${v}) ${where})::double`
    case 'min':
    case 'max':
      return `${way}(${v}) ${where}`
    case 'sum':
      return `sum(${inGrains(v)}) ${where}`
    case 'mean':
      return `sum(${inGrains(v)}) ${where} / count(*) ${where}`
    case 'std':
      return deviationSql(v, where)
    case 'slope':
      return slopeSql(v, where)
  }
}

/** As in memory: sums of grains are exact, so the order in which threads add does not show. */
export const inGrains = (value: string, size = grain): string => `(floor(${value} / ${size} + 0.5) * ${size})`

/** Standard deviation of a sample, out of exact sums. */
export function deviationSql(value: string, where = ''): string {
  const x = inGrains(value, coarseGrain)
  const n = `(count(${value}) ${where})`
  const spread = `((sum(${x} * ${x}) ${where} - (sum(${x}) ${where}) * (sum(${x}) ${where}) / ${n}) / (${n} - 1))`
  return `case when ${n} > 1 then case when ${spread} > 1e-9 then sqrt(${spread}) else 0 end end`
}

/** Least squares over days before the day, out of exact sums, told for a month. */
function slopeSql(value: string, where: string): string {
  const y = inGrains(value, coarseGrain)
  const sum = (term: string): string => `(sum(${term}) ${where})`
  const [n, d] = [`(count(*) ${where})`, 'days_before::double']
  const spread = `(${n} * ${sum(`${d} * ${d}`)} - ${sum(d)} * ${sum(d)})`
  return `${daysPerMonth} * (${n} * ${sum(`${d} * ${y}`)} - ${sum(d)} * ${sum(y)}) / nullif(${spread}, 0)`
}

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
