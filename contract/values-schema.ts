import type { Entity, Field } from '@cadre/people'
import { entityNamed } from '@cadre/people'
import { z } from 'zod'
import { civilDate, idOf, instant, money } from './common.ts'

const text = (max: number) =>
  z
    .string()
    .max(max)
    // Postgres cannot keep NUL, and nobody types it.
    .refine((value) => !value.includes('\0'), { error: 'must not contain NUL' })

const formats = {
  plain: undefined,
  language: undefined,
  'free text': undefined,
  email: /^[^\s@<>()",;:\\[\]-][^\s@<>()",;:\\[\]]*@[^\s@<>()",;:\\[\]]+\.[^\s@<>()",;:\\[\]]+$/,
  phone: /^[+0-9][0-9 ()./-]{3,59}$/,
  url: /^https?:\/\/[^\s\\@/]+([/?#]\S*)?$/i,
  country: /^[A-Z]{2}$/,
  currency: /^[A-Z]{3}$/,
} as const

const expected = {
  plain: '',
  language: '',
  'free text': '',
  email: 'must be an e-mail address',
  phone: 'must be a telephone number',
  url: 'must begin with https:// or http://',
  country: 'must be an ISO 3166 code of two letters, such as PE',
  currency: 'must be an ISO 4217 code of three letters, such as EUR',
} as const

/** The schema of one field's value, the same for API, forms and imports. */
export function fieldSchema(field: Field): z.ZodType {
  return bareSchema(field).meta({ description: field.meaning })
}

function bareSchema(field: Field): z.ZodType {
  switch (field.type) {
    case 'text': {
      const pattern = formats[field.format]
      const base = text(field.maxLength)
      const single = field.format === 'free text' ? base : base.regex(/^[^\p{Cc}]*$/u, 'must be one line')
      return pattern ? single.regex(pattern, expected[field.format]) : single.min(1)
    }
    case 'integer':
      return z.number().int().min(field.min).max(field.max)
    case 'number':
      return z.number().min(field.min).max(field.max)
    case 'boolean':
      return z.boolean()
    case 'date':
      return civilDate
    case 'instant':
      return instant
    case 'texts':
      return z.array(text(200).min(1)).max(200)
    case 'choice':
      return z.enum(field.choices as readonly [string, ...string[]])
    case 'reference':
      return idOf(
        field.to.length === 1
          ? entityNamed(field.to[0]!).idPrefix
          : `(?:${field.to.map((name) => entityNamed(name).idPrefix).join('|')})`,
      )
    case 'money':
      return money
  }
}

/** Values of a new record: required fields must be there. Unknown names are refused. */
export function newValuesSchema(entity: Entity): z.ZodType<Record<string, unknown>> {
  return z.strictObject(
    mapFields(enteredFields(entity), (field) =>
      field.isRequired ? fieldSchema(field) : fieldSchema(field).nullish(),
    ),
  )
}

/** Values that an amendment changes: any, and `null` makes an optional one unknown. */
export function changedValuesSchema(entity: Entity): z.ZodType<Record<string, unknown>> {
  return z.strictObject(
    mapFields(enteredFields(entity), (field) =>
      field.isRequired ? fieldSchema(field).optional() : fieldSchema(field).nullish(),
    ),
  )
}

/** Values as they are answered: only the fields that were asked for and are known. */
export function answeredValuesSchema(entity: Entity): z.ZodType<Record<string, unknown>> {
  return z.strictObject(mapFields(entity.fields, (field) => fieldSchema(field).optional()))
}

/** What whoever may write a record enters: not what a route of its own sets. */
const enteredFields = ({ fields, setByOwnRoute = [] }: Entity): Entity['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !setByOwnRoute.includes(name)))

function mapFields(
  fields: Entity['fields'],
  schemaOf: (field: Field) => z.ZodType,
): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]))
}

export const customValues = z
  .record(
    z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
    z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]),
  )
  .meta({ description: 'Values of custom fields by key' })
