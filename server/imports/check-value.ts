import { fieldSchema } from '@cadre/contract'
import { isLookUp } from '@cadre/connect/records'
import type { CheckValue } from '@cadre/connect/records'
import { entityNamed } from '@cadre/people'
import type { Field } from '@cadre/people'
import type { z } from 'zod'

/** What is read as one of these cannot be anything that the field does not take. */
const isReadExactly: ReadonlySet<string> = new Set(['choice', 'date', 'boolean'])

const schemas = new Map<string, z.ZodType>()

/** Checks a value by the schema that the API has for the field: a sheet brings in nothing that a form could not. */
export const checkValue: CheckValue = (entity, field, value) => {
  const declared = entityNamed(entity).fields[field]
  if (!declared || isLookUp(value) || value === null || isReadExactly.has(declared.type)) return undefined
  if (typeof value === 'number' && isWithin(declared, value)) return undefined
  const name = `${entity}.${field}`
  let schema = schemas.get(name)
  if (!schema) schemas.set(name, (schema = fieldSchema(declared)))
  const result = schema.safeParse(value)
  return result.success ? undefined : result.error.issues[0]?.message
}

/** Whether a number is plainly one that the field takes; any other is asked of the schema, which says what is wrong. */
function isWithin(field: Field, value: number): boolean {
  if (field.type === 'integer') return Number.isSafeInteger(value) && value >= field.min && value <= field.max
  return field.type === 'number' && Number.isFinite(value) && value >= field.min && value <= field.max
}
