import { z } from 'zod'
import { defineRoute } from '../route.ts'

const group = 'field keys'
const access = { kind: 'roles', roles: ['administrator'] } as const
const freshAccess = { ...access, needsFreshSignIn: true } as const

export const listFieldKeys = defineRoute({
  id: 'list_field_keys',
  method: 'GET',
  path: '/field-keys',
  group,
  summary: 'The keys that encrypted fields are sealed with, and how many values need each',
  access,
  output: z.strictObject({
    keys: z.array(
      z.strictObject({
        id: z.number().int(),
        isCurrent: z.boolean(),
        createdAt: z.string(),
        retiredAt: z.string().nullable(),
        values: z.number().int(),
      }),
    ),
  }),
})

export const addFieldKey = defineRoute({
  id: 'add_field_key',
  method: 'POST',
  path: '/field-keys/rotation',
  group,
  summary: 'Begin a rotation: a new key seals what is written from now on; older values stay readable',
  access: freshAccess,
  output: z.strictObject({ id: z.number().int() }),
  errors: ['field-keys-unsafe'],
})

export const resealFields = defineRoute({
  id: 'reseal_fields',
  method: 'POST',
  path: '/field-keys/reseal',
  group,
  summary: 'Seal some values of older keys anew; call again until none remains',
  access,
  body: z.strictObject({ limit: z.number().int().min(1).max(5000).default(500) }),
  output: z.strictObject({ resealed: z.number().int(), remaining: z.number().int() }),
  errors: ['field-key-missing', 'field-altered'],
})

export const retireFieldKey = defineRoute({
  id: 'retire_field_key',
  method: 'POST',
  path: '/field-keys/:keyId/retire',
  group,
  summary: 'Forget a key that no value needs any more',
  access: freshAccess,
  params: z.strictObject({ keyId: z.coerce.number().int().min(1).max(2_000_000_000) }),
  output: z.strictObject({ id: z.number().int() }),
  errors: ['record-missing', 'record-conflict'],
})
