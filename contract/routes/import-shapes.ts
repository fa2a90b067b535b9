import { z } from 'zod'
import { idOf } from '../common.ts'
import { columnMapping, importMappingSchema } from '../import-mapping-schema.ts'

export const group = 'imports'
/** What a sheet may bring is decided column by column, whose rows by the row policies. */
export const access = { kind: 'roles', roles: ['hr_manager', 'recruiter', 'training_specialist'] } as const
export const params = z.strictObject({ id: idOf('imp') })
/** What all routes over one import have in common. */
export const ofImport = { group, access, params } as const
export const reading = z.strictObject({
  format: z.enum(['csv', 'tsv', 'json', 'jsonl', 'parquet', 'xlsx']).optional(),
  sheet: z.string().min(1).max(200).optional(),
  header: z.boolean().optional(),
  headerRow: z.number().int().min(1).max(1000).optional().meta({
    description: 'The row of the file or sheet that names the columns; what stands above it is left out',
  }),
  delimiter: z.string().length(1).optional(),
  encoding: z.string().max(40).optional(),
  decimal: z.enum(['.', ',']).optional(),
  quote: z.string().max(1).optional().meta({ description: 'The quotation mark; empty for none' }),
})

export const issue = {
  column: z.string(),
  code: z.string(),
  level: z.enum(['error', 'question', 'note']),
  message: z.string(),
}
const counts = z.strictObject({
  rows: z.strictObject({
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
    rejected: z.number(),
    leftOut: z.number(),
  }),
  records: z.record(z.string(), z.strictObject({ created: z.number(), amended: z.number() })),
  missing: z.number().meta({
    description:
      'People who are employed on the day of the snapshot and not in it; they are left as they are',
  }),
})

export const importLine = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  fileBytes: z.number(),
  state: z.enum(['receiving', 'read', 'mapped', 'checked', 'running', 'done', 'undoing', 'undone']),
  rowCount: z.number(),
  counts: counts.nullable(),
  jobId: z.string().nullable().meta({ description: 'The job that does or did the last step' }),
  createdAt: z.string(),
  changedAt: z.string(),
  expiresAt: z.string().meta({ description: 'When the sheet is removed' }),
})

export const whole = z.strictObject({
  ...importLine.shape,
  reading,
  sheets: z.array(z.string()).meta({
    description:
      'The sheets of a workbook, in order; none of any other file. `reading.sheet` says which to read',
  }),
  sheet: z.string().nullable().meta({ description: 'The sheet that was read' }),
  columns: z.array(z.string()),
  notes: z
    .array(
      z.strictObject({
        code: z.string(),
        message: z.string(),
        option: z
          .string()
          .optional()
          .meta({ description: 'What of `reading` says otherwise; `no-header` is a `header` of false' }),
      }),
    )
    .meta({ description: 'What was found by itself when the file was read' }),
  mapping: importMappingSchema.nullable(),
  suggestion: z
    .array(z.strictObject({ ...columnMapping.shape, confidence: z.number(), reason: z.string() }))
    .nullable(),
  issues: z
    .array(z.strictObject({ ...issue, rows: z.number() }))
    .meta({ description: 'What is wrong, and in how many rows' }),
})
