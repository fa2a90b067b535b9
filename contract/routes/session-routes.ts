import { z } from 'zod'
import { defineRoute } from '../route.ts'

const token = z.string().min(20).max(200)

export const openLink = defineRoute({
  id: 'open_link',
  method: 'POST',
  path: '/session/link',
  group: 'session',
  summary: 'Sign in with a one-time link; the session comes as a cookie',
  access: { kind: 'anyone' },
  body: z.strictObject({ token }),
  output: z.strictObject({ accountId: z.string() }),
  errors: ['not-signed-in'],
})

export const signOut = defineRoute({
  id: 'sign_out',
  method: 'DELETE',
  path: '/session',
  group: 'session',
  summary: 'End this session',
  access: { kind: 'signed in' },
  output: z.strictObject({ ended: z.boolean() }),
})

export const me = defineRoute({
  id: 'me',
  method: 'GET',
  path: '/me',
  group: 'session',
  summary: 'The account that is signed in, and what it may do',
  access: { kind: 'signed in' },
  output: z.strictObject({
    accountId: z.string(),
    personId: z.string().nullable(),
    displayName: z.string(),
    language: z.string(),
    roles: z.array(z.string()),
    dataClasses: z.array(z.strictObject({ dataClass: z.string(), act: z.string(), relation: z.string() })),
  }),
})
