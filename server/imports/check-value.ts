import { fieldSchema } from '@cadre/contract'
import { isLookUp } from '@cadre/connect/records'
import type { CheckValue } from '@cadre/connect/records'
import { entityNamed } from '@cadre/people'
import type { z } from 'zod'

/** What is read as one of these cannot be anything that the field does not take. */
const isReadExactly: ReadonlySet<string> = new Set(['choice', 'date', 'boolean'])

const schemas = new Map<string, z.ZodType>()

/** Checks a value by the schema that the API has for the field: a sheet brings in nothing that a form could not. */
export const checkValue: CheckValue = (entity, field, value) => {
  const declared = entityNamed(entity).fields[field]
  if (!declared || isLookUp(value) || value === null || isReadExactly.has(declared.type)) return undefined
  const name = `${entity}.${field}`
  let schema = schemas.get(name)
  if (!schema) schemas.set(name, (schema = fieldSchema(declared)))
  const result = schema.safeParse(value)
  return result.success ? undefined : result.error.issues[0]?.message
}
