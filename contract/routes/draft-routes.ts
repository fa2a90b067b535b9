import { z } from 'zod'
import { defineRoute } from '../route.ts'

const group = 'drafts'
const access = { kind: 'signed in' } as const
const key = z.string().regex(/^[\w:.-]{1,100}$/, 'must be 1 to 100 letters, digits or any of : . _ -')
const params = z.strictObject({ key })
const maxLength = 64 * 1024

const when = { updatedAt: z.string(), expiresAt: z.string() }
const draft = z.strictObject({ key, content: z.unknown(), ...when })

export const listDrafts = defineRoute({
  id: 'list_drafts',
  method: 'GET',
  path: '/drafts',
  group,
  summary: 'Forms that this account has begun and not sent',
  access,
  output: z.strictObject({ items: z.array(z.strictObject({ key, ...when })) }),
})

export const getDraft = defineRoute({
  id: 'get_draft',
  method: 'GET',
  path: '/drafts/:key',
  group,
  summary: 'What was typed so far',
  access,
  params,
  output: draft,
  errors: ['record-missing'],
})

export const saveDraft = defineRoute({
  id: 'save_draft',
  method: 'PUT',
  path: '/drafts/:key',
  group,
  summary: 'Keep what was typed so far; sealed, seen by nobody else, forgotten after 30 days',
  access,
  params,
  body: z.strictObject({
    content: z.unknown().refine((value) => value !== undefined && JSON.stringify(value).length <= maxLength, {
      error: 'must be JSON of at most 64 kB',
    }),
  }),
  output: draft,
  errors: ['record-conflict'],
})

export const deleteDraft = defineRoute({
  id: 'delete_draft',
  method: 'DELETE',
  path: '/drafts/:key',
  group,
  summary: 'Throw a draft away',
  access,
  params,
  output: z.strictObject({ key }),
})
