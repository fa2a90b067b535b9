import { entityNamed } from '../../entities/catalogue.ts'
import type { Entity } from '../../entities/define-entity.ts'
import type { Field } from '../../entities/field.ts'
import { recogniseProtected } from '../../recognise-protected.ts'
import { partsOf } from './expression.ts'
import type { Expression, NodeOf, Operator, ValueType } from './expression.ts'

/**
 * The type of an expression's values. Throws a plain error where it cannot be: a field that does not exist, that the
 * lake does not have or that is or tells a protected attribute; operands of other types; a group within a group.
 */
export function typeOf(expression: Expression, record?: Entity): ValueType {
  switch (expression.node) {
    case 'constant':
      return expression.type
    case 'as of':
      return 'date'
    case 'field':
      return fieldType(expression, record)
    case 'own':
      if (!record) throw new Error('"own" belongs within an expression over records')
      return typeOf(expression.value)
    case 'operate':
      return operationType(expression, record)
    case 'choose':
      return chosenType(expression, record)
    case 'lookup':
      return lookupType(expression, record)
    default:
      return personType(expression, record)
  }
}

function personType(
  expression: NodeOf<'summary' | 'of person' | 'earlier' | 'among'>,
  record: Entity | undefined,
): ValueType {
  if (record) throw new Error(`"${expression.node}" is of a person: put it into "own" within records`)
  switch (expression.node) {
    case 'summary':
      return summaryType(expression)
    case 'of person':
      expect('category', typeOf(expression.who))
      return typeOf(expression.value)
    case 'earlier':
      if (reachesOthers(expression.value)) throw new Error('"earlier" is of the person alone, not of a group')
      return typeOf(expression.value)
    case 'among':
      return groupType(expression)
  }
}

function groupType({ way, of, by }: NodeOf<'among'>): ValueType {
  for (const key of by) typeOf(key)
  const type = typeOf(of)
  if (!['count', 'diversity'].includes(way)) expect('number', type)
  return 'number'
}

function summaryType({ way, of, from }: NodeOf<'summary'>): ValueType {
  const entity = entityNamed(from.entity)
  fieldType({ node: 'field', name: from.about.field }, entity)
  if (from.about.is) typeOf(from.about.is)
  if (from.where) expect('boolean', typeOf(from.where, entity))
  const type = typeOf(of, entity)
  if (['latest', 'first'].includes(way)) return type
  if (['min', 'max'].includes(way)) return type === 'boolean' ? fail('min and max are of no boolean') : type
  if (!['count', 'distinct'].includes(way)) expect('number', type)
  return 'number'
}

function lookupType({ entity: name, match, field }: NodeOf<'lookup'>, record: Entity | undefined): ValueType {
  const entity = entityNamed(name)
  for (const [key, value] of Object.entries(match)) {
    const expected = fieldType({ node: 'field', name: key }, entity)
    expect(expected, typeOf(value, record))
  }
  return fieldType(field, entity)
}

function chosenType({ cases, otherwise }: NodeOf<'choose'>, record: Entity | undefined): ValueType {
  const types = cases.map(({ when, give }) => {
    expect('boolean', typeOf(when, record))
    return typeOf(give, record)
  })
  const [type = 'number'] = types
  for (const other of [...types, ...(otherwise ? [typeOf(otherwise, record)] : [])]) expect(type, other)
  return type
}

const operands: Readonly<Record<Operator, { takes: ValueType | 'alike'; gives: ValueType | 'same' }>> = {
  add: { takes: 'number', gives: 'number' },
  subtract: { takes: 'number', gives: 'number' },
  multiply: { takes: 'number', gives: 'number' },
  divide: { takes: 'number', gives: 'number' },
  log: { takes: 'number', gives: 'number' },
  equal: { takes: 'alike', gives: 'boolean' },
  less: { takes: 'alike', gives: 'boolean' },
  'at most': { takes: 'alike', gives: 'boolean' },
  and: { takes: 'boolean', gives: 'boolean' },
  or: { takes: 'boolean', gives: 'boolean' },
  not: { takes: 'boolean', gives: 'boolean' },
  'is missing': { takes: 'alike', gives: 'boolean' },
  'days between': { takes: 'date', gives: 'number' },
  'month of': { takes: 'date', gives: 'number' },
  'year of': { takes: 'date', gives: 'number' },
  coalesce: { takes: 'alike', gives: 'same' },
}

function operationType(expression: NodeOf<'operate'>, record: Entity | undefined): ValueType {
  const { takes, gives } = operands[expression.operator]
  const [first = 'number', ...others] = expression.operands.map((operand) => typeOf(operand, record))
  const expected = takes === 'alike' ? first : takes
  for (const type of [first, ...others]) expect(expected, type)
  return gives === 'same' ? first : gives
}

const fieldTypes: Readonly<Partial<Record<Field['type'], ValueType>>> = {
  text: 'category',
  choice: 'category',
  reference: 'category',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
}
const ownFields: Readonly<Record<string, ValueType>> = {
  id: 'category',
  validFrom: 'date',
  validTo: 'date',
  personId: 'category',
}

function fieldType({ name, part }: NodeOf<'field'>, entity: Entity | undefined): ValueType {
  if (!entity) throw new Error(`the field "${name}" belongs within an expression over records`)
  const where = `${entity.name}.${name}`
  if (entity.dataClass === 'protected')
    throw new Error(`${where}: no feature is made of protected attributes`)
  const isOwn = name in ownFields && (name !== 'personId' || entity.subject === 'person')
  if (isOwn) return ownFields[name]!
  const field = entity.fields[name]
  if (!field) throw new Error(`there is no field ${where}`)
  if (recogniseProtected(name)) throw new Error(`${where} tells a protected attribute`)
  if (part === 'sentiment' && field.type === 'text' && field.isScored) return 'number'
  if (field.type === 'money' && part) return part === 'minor' ? 'number' : 'category'
  if (field.identifying === 'directly') throw new Error(`${where} names people; the lake does not have it`)
  const type = part ? undefined : fieldTypes[field.type]
  return type ?? fail(`${where} of type ${field.type} has no value for a feature`)
}

/** Whether anybody but the person has to be looked at. */
export function reachesOthers(expression: Expression): boolean {
  return expression.node === 'among' || expression.node === 'of person' || partsReach(expression)
}
const partsReach = (expression: Expression): boolean => partsOf(expression).some(reachesOthers)

function expect(expected: ValueType, found: ValueType): void {
  if (expected !== found) throw new Error(`a ${expected} is needed, not a ${found}`)
}
function fail(message: string): never {
  throw new Error(message)
}
