import { isCivilDate } from '@cadre/core'
import { z } from 'zod'

/** What people and accounts are called that an answer refers to, as far as the reader may know. */
export const namesById = z
  .record(z.string(), z.string())
  .meta({ description: 'Names of the people and accounts in the answer, by id, as far as they may be known' })

export const civilDate = z
  .string()
  .refine(isCivilDate, { error: 'must be a date that exists, as YYYY-MM-DD, between 1900 and 2200' })
  .meta({ format: 'date', description: 'A civil date', examples: ['2026-03-31'] })

export const instant = z.iso
  .datetime({ offset: true, error: 'must be an instant with its offset, such as 2026-03-31T09:00:00Z' })
  .meta({ description: 'An instant, ISO 8601 with offset' })

export const money = z
  .strictObject({
    minor: z
      .number()
      .int()
      .min(-1e15)
      .max(1e15)
      .meta({ description: 'Amount in minor units: cents for EUR' }),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR'),
  })
  .meta({ description: 'An amount with its currency' })

/** An id with a given prefix. */
export function idOf(prefix: string): z.ZodString {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9A-Za-z]{22}$`), `must be an id that begins with ${prefix}_`)
}

/** The two dates that every read takes: which day, and what was known when. */
export const moment = {
  asOf: civilDate.optional().meta({ description: 'The day that is looked at; today when left out' }),
  knownAt: instant.optional().meta({ description: 'What was known at this moment; now when left out' }),
}

export const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(1000).optional().meta({ description: '`nextCursor` of the page before' }),
}

export const yesNo = z.stringbool()

/** What the ids in an answer are called, for those within reach. */
export const names = z.record(z.string(), z.string()).meta({
  description: 'What the ids in it are called, whatever day they held on; those out of reach are left out',
})
