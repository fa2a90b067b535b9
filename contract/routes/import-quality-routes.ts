import { z } from 'zod'
import { defineRoute } from '../route.ts'
import { ofImport, importLine } from './import-shapes.ts'

const quantiles = z
  .array(z.number())
  .meta({ description: 'Nineteen, from a twentieth of the rows to nineteen; days as days since 1970' })
const figures = z.strictObject({
  rows: z.number(),
  fields: z.array(
    z.strictObject({
      target: z.string(),
      present: z.number(),
      words: z.record(z.string(), z.number()).optional(),
      quantiles: quantiles.optional(),
    }),
  ),
})
const finding = z.strictObject({
  source: z.enum(['expected', 'as before']),
  target: z.string().nullable(),
  isMet: z.boolean(),
  message: z.string(),
})

export const importQuality = defineRoute({
  ...ofImport,
  id: 'get_import_quality',
  method: 'GET',
  path: '/imports/:id/quality',
  summary:
    'What the batch is like, whether that is as expected, and the batches before it of the same columns',
  output: z.strictObject({
    figures,
    findings: z.array(finding),
    acceptedReason: z.string().nullable(),
    before: z.array(
      z.strictObject({
        importId: z.string(),
        fileName: z.string(),
        measuredAt: z.string(),
        rejected: z.number(),
        figures,
      }),
    ),
  }),
  errors: ['record-missing'],
})

export const qualityOverTime = defineRoute({
  id: 'list_import_quality',
  method: 'GET',
  path: '/import-quality',
  group: ofImport.group,
  summary:
    'What the batches of this account were like, newest first: rows, what was rejected, what was not as expected',
  access: ofImport.access,
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        importId: z.string(),
        fileName: z.string(),
        measuredAt: z.string(),
        state: importLine.shape.state,
        rows: z.number(),
        rejected: z.number(),
        filled: z.number().min(0).max(1).nullable().meta({
          description: 'Share of the cells of fields that the sheet brings which hold something',
        }),
        changed: z
          .number()
          .meta({ description: 'Cells that were read differently from what stands in the sheet' }),
        series: z
          .string()
          .meta({ description: 'The same for sheets of the same kind with the same columns' }),
        findings: z.array(finding).meta({ description: 'Only what is not met' }),
        acceptedReason: z.string().nullable(),
      }),
    ),
  }),
})

export const batchFigures = defineRoute({
  id: 'list_batch_figures',
  method: 'GET',
  path: '/batch-figures',
  group: ofImport.group,
  summary:
    'What sheets of everybody were like, newest first: counts alone, no name of a file and no value of a cell',
  access: { kind: 'roles', roles: ['data_scientist', 'hr_manager', 'administrator'] },
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        series: z.string(),
        about: z.array(z.string()).meta({ description: 'Kinds of record that its columns are of' }),
        measuredAt: z.string(),
        state: importLine.shape.state,
        rows: z.number(),
        rejected: z.number(),
        filled: z.number().min(0).max(1).nullable(),
        unmet: z.array(z.strictObject({ source: z.string(), target: z.string().nullable() })),
      }),
    ),
  }),
})
