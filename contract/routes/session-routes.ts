import { z } from 'zod'
import { defineRoute } from '../route.ts'
import {
  callback,
  challenge,
  jsonObject,
  linkToken,
  newPassword,
  outcome,
  passkeyResponse,
  secondFactorCode,
} from './sign-in-schemas.ts'

const anyone = { kind: 'anyone' } as const

export const openLink = defineRoute({
  id: 'open_link',
  method: 'POST',
  path: '/session/link',
  group: 'session',
  summary: 'Sign in, or begin to set up an account, with a one-time link; the session comes as a cookie',
  access: anyone,
  body: z.strictObject({ token: linkToken }),
  output: outcome,
  errors: ['not-signed-in', 'too-many-requests'],
})

export const signIn = defineRoute({
  id: 'sign_in',
  method: 'POST',
  path: '/session',
  group: 'session',
  summary: 'Sign in with login and password; the session comes as a cookie',
  access: anyone,
  body: z.strictObject({ login: z.string().max(320), password: z.string().max(1000) }),
  output: outcome,
  errors: ['not-signed-in', 'too-many-requests'],
})

export const proveSecondFactor = defineRoute({
  id: 'prove_second_factor',
  method: 'POST',
  path: '/session/second-factor',
  group: 'session',
  summary: 'Go on with a sign-in that waits for a code of the authenticator app, or a recovery code',
  access: anyone,
  body: z.strictObject({ challenge, code: secondFactorCode }),
  output: outcome,
  errors: ['not-signed-in', 'too-many-requests'],
})

export const setPasswordByLink = defineRoute({
  id: 'set_password_by_link',
  method: 'POST',
  path: '/session/password',
  group: 'session',
  summary:
    'Set a password with a one-time link; every session of the account ends. A request with anything else in it uses the link up',
  access: anyone,
  // Loose: what does not belong there makes the link worthless, and that takes reading it.
  body: z.looseObject({ token: linkToken, password: newPassword }),
  output: z.strictObject({ isSet: z.boolean() }),
  errors: ['not-signed-in', 'too-many-requests'],
})

export const signOut = defineRoute({
  id: 'sign_out',
  method: 'DELETE',
  path: '/session',
  group: 'session',
  summary: 'End this session',
  access: { kind: 'signed in', isForSetUp: true },
  output: z.strictObject({ ended: z.boolean() }),
})

export const me = defineRoute({
  id: 'me',
  method: 'GET',
  path: '/me',
  group: 'session',
  summary: 'The account that is signed in, and what it may do',
  access: { kind: 'signed in', isForSetUp: true },
  output: z.strictObject({
    accountId: z.string(),
    personId: z.string().nullable(),
    login: z.string(),
    displayName: z.string(),
    language: z.string(),
    roles: z.array(z.string()),
    dataClasses: z.array(z.strictObject({ dataClass: z.string(), act: z.string(), relation: z.string() })),
    setUpNeeded: z
      .array(z.enum(['password', 'second factor']))
      .meta({ description: 'What must be set up before anything else' }),
  }),
})

export const listProviders = defineRoute({
  id: 'list_sign_in_providers',
  method: 'GET',
  path: '/session/providers',
  group: 'session',
  summary: 'OpenID Connect providers that people may sign in with',
  access: anyone,
  output: z.strictObject({ items: z.array(z.strictObject({ id: z.string(), title: z.string() })) }),
})

export const beginOpenId = defineRoute({
  id: 'begin_openid_sign_in',
  method: 'POST',
  path: '/session/openid/begin',
  group: 'session',
  summary: 'Begin to sign in at an OpenID Connect provider: go to the address, keep the challenge',
  access: anyone,
  body: z.strictObject({ provider: z.string().max(60), next: z.string().max(2000).optional() }),
  output: z.strictObject({ challenge, url: z.string() }),
  errors: ['record-missing', 'too-many-requests', 'provider-unreachable'],
})

export const finishOpenId = defineRoute({
  id: 'finish_openid_sign_in',
  method: 'POST',
  path: '/session/openid',
  group: 'session',
  summary: 'Finish to sign in with what the provider sent the browser back with',
  access: anyone,
  body: z.strictObject({ challenge, callback }),
  output: outcome,
  errors: ['not-signed-in', 'too-many-requests', 'provider-unreachable'],
})

export const beginPasskey = defineRoute({
  id: 'begin_passkey_sign_in',
  method: 'POST',
  path: '/session/passkey/begin',
  group: 'session',
  summary: 'Begin to sign in with a passkey: options for navigator.credentials.get',
  access: anyone,
  output: z.strictObject({ challenge, options: jsonObject }),
  errors: ['too-many-requests'],
})

export const finishPasskey = defineRoute({
  id: 'finish_passkey_sign_in',
  method: 'POST',
  path: '/session/passkey',
  group: 'session',
  summary: "Finish to sign in with the passkey's answer; the session comes as a cookie",
  access: anyone,
  body: z.strictObject({ challenge, response: passkeyResponse }),
  output: outcome,
  errors: ['not-signed-in', 'too-many-requests'],
})
