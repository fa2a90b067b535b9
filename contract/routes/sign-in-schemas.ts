import { z } from 'zod'

export const linkToken = z.string().min(20).max(200)
export const challenge = z.string().min(20).max(200).meta({ description: 'From the step before; works once' })
export const secondFactorCode = z
  .string()
  .max(60)
  .meta({ description: 'Six digits of the authenticator app, or a recovery code' })

/** Length in characters, not bytes; no rule of composition (NIST SP 800-63B). Common ones are refused later. */
export const newPassword = z
  .string()
  .max(1000)
  .refine((text) => characters(text) >= 12, { error: 'must have at least 12 characters' })
  .refine((text) => characters(text) <= 200, { error: 'must have at most 200 characters' })
  .refine((text) => !text.includes('\0'), { error: 'must not contain NUL' })
  .meta({ description: 'From 12 to 200 characters of any kind; not a common password', minLength: 12 })

function characters(text: string): number {
  return [...text.normalize('NFKC')].length
}

/** How a step of signing in ended. */
export const outcome = z.strictObject({
  state: z.enum(['signed in', 'second factor needed', 'set-up needed']),
  accountId: z.string().optional(),
  challenge: challenge.optional(),
  setUpNeeded: z.array(z.enum(['password', 'second factor'])).optional(),
  next: z.string().optional(),
})
export type SignInOutcome = z.output<typeof outcome>

/** The query with which a provider sends the browser back: `?code=…&state=…`. */
export const callback = z.string().min(1).max(4000)

export const jsonObject = z.record(z.string(), z.unknown())

/** What `PublicKeyCredential.toJSON()` gives; its parts are read by the verification. */
export const passkeyResponse = z
  .looseObject({ id: z.string().max(1400), rawId: z.string().max(1400), type: z.literal('public-key') })
  .refine((response) => JSON.stringify(response).length <= 20_000, { error: 'is too long' })

export const sessionLine = z.strictObject({
  id: z.string(),
  label: z.string(),
  scopes: z.array(z.string()).nullable(),
  factors: z.array(z.string()),
  address: z.string(),
  client: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string(),
  expiresAt: z.string(),
})
