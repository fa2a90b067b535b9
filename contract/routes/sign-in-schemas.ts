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
