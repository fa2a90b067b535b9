import { z } from 'zod'
import { idOf } from '../common.ts'

/** A change that somebody asked for, with what became of it. */
export const changeRequestSchema = z.strictObject({
  id: idOf('chr'),
  entity: z.string().meta({ description: 'Kind of record' }),
  subjectId: z.string().meta({ description: 'Whose record it is' }),
  recordId: z.string().nullable().meta({ description: 'The record to change; null for a new one' }),
  baseVersion: z.number().int().nullable().meta({
    description: 'Its newest version when it was asked for; approval is refused when there is another',
  }),
  change: z
    .record(z.string(), z.unknown())
    .meta({ description: 'What was asked for, as `POST /<kind>/proposals` took it' }),
  status: z.enum(['waiting', 'applied', 'approved', 'refused', 'withdrawn', 'expired']),
  proposedBy: z.string(),
  proposedAt: z.string(),
  expiresAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
  appliedRecordId: z.string().nullable(),
})
