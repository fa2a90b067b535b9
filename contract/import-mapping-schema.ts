import { z } from 'zod'
import { civilDate } from './common.ts'

/** The name of a column as the sheet has it. */
export const columnName = z.string().min(1).max(500)
const targetName = z.string().max(120)

const format = z.strictObject({
  dateOrder: z.enum(['dmy', 'mdy']).optional().meta({ description: 'Whether 03/04 is in April or in March' }),
  latestYear: z
    .number()
    .int()
    .min(1950)
    .max(2200)
    .optional()
    .meta({ description: 'A year of two digits is the last such year up to this one' }),
  decimal: z.enum(['.', ',']).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .meta({ description: 'ISO 4217, for amounts that do not name theirs' }),
  isPercent: z.boolean().optional(),
})

/** Where one column goes. */
export const columnMapping = z.strictObject({
  column: columnName,
  to: targetName
    .nullable()
    .meta({ description: 'A target of GET /import-targets; null keeps the column aside' }),
  format: format.optional(),
  values: z
    .record(z.string().max(500), z.string().max(500).nullable())
    .optional()
    .meta({ description: 'What words of the column mean, such as {"M": "male"}; null is an empty cell' }),
})

const share = z.number().min(0).max(1)
const end = z.union([z.number(), civilDate])

/** What every batch of a kind is expected to be like. */
const expectation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rows'),
    atLeast: z.number().int().min(0).optional(),
    atMost: z.number().int().min(0).optional(),
  }),
  z.strictObject({ kind: z.literal('rejected'), shareAtMost: share }),
  z.strictObject({ kind: z.literal('present'), target: targetName, share }),
  z.strictObject({
    kind: z.literal('between'),
    target: targetName,
    low: end.optional(),
    high: end.optional(),
  }),
  z.strictObject({
    kind: z.literal('among'),
    target: targetName,
    words: z.array(z.string().min(1).max(200)).min(1).max(300),
  }),
])

/** How a sheet becomes records, as requests and files write it. */
export const importMappingSchema = z.strictObject({
  kind: z.enum(['snapshot', 'history']),
  asOf: civilDate.meta({ description: 'The day that a snapshot shows; changes hold from then on' }),
  columns: z.array(columnMapping).max(4096),
  fixed: z
    .record(targetName, z.string().max(500))
    .default({})
    .meta({ description: 'Values that the sheet does not have, by target' }),
  defaults: z
    .record(targetName, z.string().max(500))
    .default({})
    .meta({ description: 'Values of new records alone, where the sheet says nothing, by target' }),
  expectations: z.array(expectation).max(200).optional().meta({
    description: 'What every batch is expected to be like; one that is not waits for somebody to decide',
  }),
})
