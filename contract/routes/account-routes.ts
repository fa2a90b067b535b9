import { roleNames } from '@cadre/people'
import type { Role } from '@cadre/people'
import { z } from 'zod'
import { idOf, paging } from '../common.ts'
import { defineRoute } from '../route.ts'
import { sessionLine } from './sign-in-schemas.ts'

const roles = ['administrator', 'hr_manager'] as const satisfies readonly Role[]
const staff = { kind: 'roles', roles } as const
const freshStaff = { kind: 'roles', roles, needsFreshSignIn: true } as const

const params = z.strictObject({ id: idOf('acc') })
const role = z.enum(roleNames as readonly [Role, ...Role[]])
const scope = z
  .array(z.string().regex(/^(country:[A-Z]{2}|ent_[0-9A-Za-z]{22})$/, 'must be legal entities or country:XX'))
  .min(1)
  .max(100)
  .meta({ description: 'Ids of legal entities and `country:XX`; everywhere when left out' })
const login = z
  .string()
  .trim()
  .min(1)
  .max(320)
  .regex(/^[^\p{Cc}\s]+$/u, 'must have no spaces')
const link = { token: z.string(), expiresAt: z.string() }
const done = z.strictObject({ id: z.string() })
const group = 'accounts'

const account = z.strictObject({
  id: z.string(),
  login: z.string(),
  displayName: z.string(),
  personId: z.string().nullable().meta({
    description: 'Whose it is; only for HR managers within their reach, never for administrators',
  }),
  createdAt: z.string(),
  disabledAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  proofs: z.array(z.enum(['password', 'totp', 'passkey', 'identity'])),
  roles: z.array(
    z.strictObject({
      role: z.string(),
      scope: z.array(z.string()).nullable(),
      grantedBy: z.string(),
      grantedAt: z.string(),
    }),
  ),
})

export const listAccounts = defineRoute({
  id: 'list_accounts',
  method: 'GET',
  path: '/accounts',
  group,
  summary: 'Accounts within reach, by login',
  access: staff,
  query: z.strictObject({ ...paging, q: z.string().max(100).optional() }),
  output: z.strictObject({ items: z.array(account), nextCursor: z.string().nullable() }),
})

export const getAccount = defineRoute({
  id: 'get_account',
  method: 'GET',
  path: '/accounts/:id',
  group,
  summary: 'One account',
  access: staff,
  params,
  output: account,
  errors: ['record-missing'],
})

export const inviteAccount = defineRoute({
  id: 'invite_account',
  method: 'POST',
  path: '/accounts',
  group,
  summary: 'Make an account and a one-time link, shown once, with which its owner sets up how it signs in',
  access: freshStaff,
  isSecret: true,
  body: z.strictObject({
    login,
    displayName: z.string().trim().min(1).max(200),
    personId: idOf('per').optional(),
    roles: z
      .array(z.strictObject({ role, scope: scope.optional() }))
      .max(8)
      .default([]),
  }),
  output: z.strictObject({ id: z.string(), ...link }),
  errors: ['record-conflict'],
})

export const makePasswordLink = defineRoute({
  id: 'make_password_link',
  method: 'POST',
  path: '/accounts/:id/password-link',
  group,
  summary: 'A one-time link, shown once, to set a new password; the second factor stays as it is',
  access: freshStaff,
  isSecret: true,
  params,
  output: z.strictObject(link),
  errors: ['record-missing'],
})

export const recoverAccount = defineRoute({
  id: 'recover_account',
  method: 'POST',
  path: '/accounts/:id/recover',
  group,
  summary:
    'For who has lost the second factor: forgets every way to sign in, ends everything, and invites anew',
  access: freshStaff,
  isSecret: true,
  params,
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  output: z.strictObject(link),
  errors: ['record-missing'],
})

export const disableAccount = defineRoute({
  id: 'disable_account',
  method: 'POST',
  path: '/accounts/:id/disable',
  group,
  summary: 'Disable an account; its sessions, tokens and links end at once',
  access: freshStaff,
  params,
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  output: done,
  errors: ['record-missing', 'record-conflict'],
})

export const enableAccount = defineRoute({
  id: 'enable_account',
  method: 'POST',
  path: '/accounts/:id/enable',
  group,
  summary: 'Enable a disabled account; what it signed in with works again',
  access: freshStaff,
  params,
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  output: done,
  errors: ['record-missing'],
})

export const grantRole = defineRoute({
  id: 'grant_role',
  method: 'POST',
  path: '/accounts/:id/roles',
  group,
  summary: 'Grant a role: those with people data by an HR manager, and never to oneself. Its sessions end',
  access: freshStaff,
  params,
  body: z.strictObject({ role, scope: scope.optional() }),
  output: done,
  errors: ['record-missing', 'record-conflict'],
})

export const revokeRole = defineRoute({
  id: 'revoke_role',
  method: 'DELETE',
  path: '/accounts/:id/roles/:role',
  group,
  summary: 'Take a role away; its sessions and tokens end at once',
  access: freshStaff,
  params: z.strictObject({ id: idOf('acc'), role }),
  output: done,
  errors: ['record-missing', 'record-conflict'],
})

export const listAccountSessions = defineRoute({
  id: 'list_account_sessions',
  method: 'GET',
  path: '/accounts/:id/sessions',
  group,
  summary: 'Where an account is signed in',
  access: staff,
  params,
  output: z.strictObject({ items: z.array(sessionLine) }),
  errors: ['record-missing'],
})

export const endAccountSessions = defineRoute({
  id: 'end_account_sessions',
  method: 'DELETE',
  path: '/accounts/:id/sessions',
  group,
  summary: 'End every session, API token and link of an account at once',
  access: { ...staff, isForBrowsers: true },
  params,
  output: z.strictObject({ ended: z.number().int() }),
  errors: ['record-missing'],
})
