import { dataClasses, entities } from '@cadre/people'
import type { DataClass } from '@cadre/people'
import { z } from 'zod'
import { defineRoute } from '../route.ts'

const group = 'custom fields'
const administration = { kind: 'data', dataClass: 'organisation', act: 'write' } as const

const parts = {
  entity: z.enum(
    entities.filter(({ takesCustomFields }) => takesCustomFields).map(({ name }) => name) as [string],
  ),
  key: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,59}$/, 'must be small letters, digits and _, beginning with a letter'),
  label: z.string().trim().min(1).max(100).meta({ description: 'What people read' }),
  type: z.enum(['text', 'number', 'boolean', 'date', 'choice']),
  choices: z
    .array(z.string().min(1).max(200))
    .max(500)
    .meta({ description: 'Of a choice: what to choose from' }),
  dataClass: z.enum(Object.keys(dataClasses) as [DataClass, ...DataClass[]]).meta({
    description: 'Who sees it: whoever sees the record, and reaches its subject for this class too',
  }),
}
const customField = z.strictObject({ ...parts, isRetired: z.boolean() })

export const listCustomFields = defineRoute({
  id: 'list_custom_fields',
  method: 'GET',
  path: '/custom-fields',
  group,
  summary: 'Fields that this organisation has added, of records that this account may see',
  access: { kind: 'signed in' },
  query: z.strictObject({ entity: parts.entity.optional() }),
  output: z.strictObject({ items: z.array(customField) }),
})

export const createCustomField = defineRoute({
  id: 'create_custom_field',
  method: 'POST',
  path: '/custom-fields',
  group,
  summary: 'Add a field to a kind of record',
  access: administration,
  body: z.strictObject({
    ...parts,
    choices: parts.choices.default([]),
    dataClass: parts.dataClass.optional(),
  }),
  output: customField,
  errors: ['record-invalid', 'record-conflict'],
})

export const changeCustomField = defineRoute({
  id: 'change_custom_field',
  method: 'PATCH',
  path: '/custom-fields/:entity/:key',
  group,
  summary: 'Change the label or choices of a custom field, retire it, or take it into use again',
  access: administration,
  params: z.strictObject({ entity: parts.entity, key: parts.key }),
  body: z.strictObject({
    label: parts.label.optional(),
    choices: parts.choices.optional(),
    isRetired: z.boolean().optional(),
  }),
  output: customField,
  errors: ['record-missing', 'record-invalid'],
})
