import { z } from 'zod'
import { idOf } from '../common.ts'
import { defineRoute } from '../route.ts'
import {
  callback,
  challenge,
  jsonObject,
  newPassword,
  passkeyResponse,
  sessionLine,
} from './sign-in-schemas.ts'

const inBrowser = { kind: 'signed in', isForBrowsers: true } as const
const fresh = { kind: 'signed in', needsFreshSignIn: true } as const
/** What an account must be able to do before it may do anything else. */
const forSetUp = { kind: 'signed in', needsFreshSignIn: true, isForSetUp: true } as const

const setUpNeeded = z
  .array(z.enum(['password', 'second factor']))
  .meta({ description: 'What is still missing; when nothing is, sign in again' })
const ended = z.strictObject({ ended: z.boolean() })
const group = 'own sign-in'

export const listOwnSessions = defineRoute({
  id: 'list_own_sessions',
  method: 'GET',
  path: '/me/sessions',
  group,
  summary: 'Where this account is signed in',
  access: inBrowser,
  output: z.strictObject({ items: z.array(sessionLine.extend({ isThisOne: z.boolean() })) }),
})

export const endOwnSession = defineRoute({
  id: 'end_own_session',
  method: 'DELETE',
  path: '/me/sessions/:id',
  group,
  summary: 'End one of the sessions of this account',
  access: inBrowser,
  params: z.strictObject({ id: idOf('ssn') }),
  output: ended,
  errors: ['record-missing'],
})

export const endOtherSessions = defineRoute({
  id: 'end_other_sessions',
  method: 'DELETE',
  path: '/me/sessions',
  group,
  summary: 'End every other session and every API token of this account',
  access: inBrowser,
  output: z.strictObject({ ended: z.number().int() }),
})

export const listOwnWays = defineRoute({
  id: 'list_own_ways',
  method: 'GET',
  path: '/me/ways',
  group,
  summary: 'What this account can sign in with; of no secret more than that there is one',
  access: inBrowser,
  output: z.strictObject({ items: z.array(z.string()) }),
})

export const setOwnPassword = defineRoute({
  id: 'set_own_password',
  method: 'PUT',
  path: '/me/password',
  group,
  summary: 'Set or change the password; other sessions and API tokens end',
  access: forSetUp,
  body: z.strictObject({ password: newPassword }),
  output: z.strictObject({ setUpNeeded }),
})

export const setOwnLogin = defineRoute({
  id: 'set_own_login',
  method: 'PUT',
  path: '/me/login',
  group,
  summary: 'Change the login, usually an e-mail address; other sessions and API tokens end',
  access: fresh,
  body: z.strictObject({
    login: z
      .string()
      .trim()
      .min(1)
      .max(320)
      .regex(/^[^\p{Cc}\s]+$/u, 'must have no spaces'),
  }),
  output: z.strictObject({ login: z.string() }),
  errors: ['record-conflict'],
})

export const setOwnLanguage = defineRoute({
  id: 'set_own_language',
  method: 'PUT',
  path: '/me/language',
  group,
  summary: 'Choose the language in which Cadre speaks to this account',
  access: { kind: 'signed in' },
  body: z.strictObject({ language: z.enum(['en', 'es', 'pt']) }),
  output: z.strictObject({ language: z.string() }),
})

export const beginAuthenticator = defineRoute({
  id: 'begin_authenticator',
  method: 'POST',
  path: '/me/authenticator/begin',
  group,
  summary: 'Begin to set up an authenticator app: the secret, also as an address for a QR code',
  access: forSetUp,
  isSecret: true,
  output: z.strictObject({ challenge, secret: z.string(), uri: z.string() }),
})

export const setAuthenticator = defineRoute({
  id: 'set_authenticator',
  method: 'POST',
  path: '/me/authenticator',
  group,
  summary: 'Prove the authenticator app by a code; gives recovery codes, shown once. Other sessions end',
  access: forSetUp,
  isSecret: true,
  body: z.strictObject({ challenge, code: z.string().regex(/^\d{6}$/, 'must be six digits') }),
  output: z.strictObject({ recoveryCodes: z.array(z.string()), setUpNeeded }),
  errors: ['not-signed-in'],
})

export const removeAuthenticator = defineRoute({
  id: 'remove_authenticator',
  method: 'DELETE',
  path: '/me/authenticator',
  group,
  summary: 'Remove the authenticator app and its recovery codes; other sessions end',
  access: fresh,
  output: z.strictObject({ removed: z.boolean() }),
  errors: ['record-conflict'],
})

export const renewRecoveryCodes = defineRoute({
  id: 'renew_recovery_codes',
  method: 'POST',
  path: '/me/recovery-codes',
  group,
  summary: 'Make new recovery codes, shown once; the earlier ones end',
  access: fresh,
  isSecret: true,
  output: z.strictObject({ recoveryCodes: z.array(z.string()) }),
  errors: ['record-missing'],
})

export const listPasskeys = defineRoute({
  id: 'list_passkeys',
  method: 'GET',
  path: '/me/passkeys',
  group,
  summary: 'The passkeys of this account',
  access: inBrowser,
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        isBackedUp: z.boolean(),
        createdAt: z.string(),
        lastUsedAt: z.string().nullable(),
      }),
    ),
  }),
})

export const beginOwnPasskey = defineRoute({
  id: 'begin_own_passkey',
  method: 'POST',
  path: '/me/passkeys/begin',
  group,
  summary: 'Begin to add a passkey: options for navigator.credentials.create',
  access: forSetUp,
  isSecret: true,
  output: z.strictObject({ challenge, options: jsonObject }),
})

export const addOwnPasskey = defineRoute({
  id: 'add_own_passkey',
  method: 'POST',
  path: '/me/passkeys',
  group,
  summary: 'Add a passkey with the answer of the authenticator; other sessions end',
  access: forSetUp,
  isSecret: true,
  body: z.strictObject({ challenge, response: passkeyResponse, label: z.string().max(100).default('') }),
  output: z.strictObject({ id: z.string(), setUpNeeded }),
  errors: ['not-signed-in', 'record-conflict'],
})

export const removeOwnPasskey = defineRoute({
  id: 'remove_own_passkey',
  method: 'DELETE',
  path: '/me/passkeys/:id',
  group,
  summary: 'Remove a passkey; other sessions end',
  access: fresh,
  params: z.strictObject({ id: idOf('psk') }),
  output: z.strictObject({ removed: z.boolean() }),
  errors: ['record-missing', 'record-conflict'],
})

export const listIdentities = defineRoute({
  id: 'list_identities',
  method: 'GET',
  path: '/me/identities',
  group,
  summary: 'The OpenID Connect identities of this account',
  access: inBrowser,
  output: z.strictObject({
    items: z.array(z.strictObject({ provider: z.string(), issuer: z.string(), createdAt: z.string() })),
  }),
})

export const beginOwnIdentity = defineRoute({
  id: 'begin_own_identity',
  method: 'POST',
  path: '/me/identities/begin',
  group,
  summary: 'Begin to link an identity at an OpenID Connect provider',
  access: forSetUp,
  isSecret: true,
  body: z.strictObject({ provider: z.string().max(60) }),
  output: z.strictObject({ challenge, url: z.string() }),
  errors: ['record-missing', 'provider-unreachable'],
})

export const addOwnIdentity = defineRoute({
  id: 'add_own_identity',
  method: 'POST',
  path: '/me/identities',
  group,
  summary: 'Link the identity with what the provider sent the browser back with; other sessions end',
  access: forSetUp,
  isSecret: true,
  body: z.strictObject({ challenge, callback }),
  output: z.strictObject({ provider: z.string(), setUpNeeded }),
  errors: ['not-signed-in', 'record-conflict', 'provider-unreachable'],
})

export const removeOwnIdentity = defineRoute({
  id: 'remove_own_identity',
  method: 'DELETE',
  path: '/me/identities/:provider',
  group,
  summary: 'Unlink the identities at a provider; other sessions end',
  access: fresh,
  params: z.strictObject({ provider: z.string().min(1).max(60) }),
  output: z.strictObject({ removed: z.boolean() }),
  errors: ['record-missing', 'record-conflict'],
})

const apiToken = sessionLine.omit({ factors: true, address: true, client: true })

export const listTokens = defineRoute({
  id: 'list_tokens',
  method: 'GET',
  path: '/me/tokens',
  group,
  summary: 'The API tokens of this account',
  access: inBrowser,
  output: z.strictObject({ items: z.array(apiToken) }),
})

export const addToken = defineRoute({
  id: 'add_token',
  method: 'POST',
  path: '/me/tokens',
  group,
  summary: 'Make an API token, shown once; it may never do more than this account',
  access: fresh,
  isSecret: true,
  body: z.strictObject({
    label: z.string().trim().min(1).max(100),
    scopes: z
      .array(z.string().regex(/^(read|write)(:.{1,60})?$/, 'must be read, write, read:GROUP or write:GROUP'))
      .min(1)
      .max(50)
      .meta({ description: '`read`, `write`, or either for one group of routes: `read:pay_item`' }),
    expiresInDays: z.number().int().min(1).max(366).default(90),
  }),
  output: z.strictObject({ id: z.string(), token: z.string(), expiresAt: z.string() }),
})

export const endToken = defineRoute({
  id: 'end_token',
  method: 'DELETE',
  path: '/me/tokens/:id',
  group,
  summary: 'End an API token at once',
  access: inBrowser,
  params: z.strictObject({ id: idOf('ssn') }),
  output: ended,
  errors: ['record-missing'],
})
