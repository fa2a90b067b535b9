import { z } from 'zod'
import { idOf, paging } from '../common.ts'
import { columnMapping, columnName, importMappingSchema } from '../import-mapping-schema.ts'
import { defineRoute } from '../route.ts'

const group = 'imports'
/** What a sheet may bring is decided column by column, whose rows by the row policies. */
const access = { kind: 'roles', roles: ['hr_manager', 'recruiter', 'training_specialist'] } as const
const params = z.strictObject({ id: idOf('imp') })
const one = { group, access, params } as const
const reading = z.strictObject({
  format: z.enum(['csv', 'tsv', 'json', 'jsonl', 'parquet', 'xlsx']).optional(),
  sheet: z.string().min(1).max(200).optional(),
  header: z.boolean().optional(),
  delimiter: z.string().length(1).optional(),
  encoding: z.string().max(40).optional(),
  decimal: z.enum(['.', ',']).optional(),
})

const issue = {
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

const line = z.strictObject({
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

const whole = z.strictObject({
  ...line.shape,
  reading,
  sheets: z.array(z.string()).meta({
    description:
      'The sheets of a workbook, in order; none of any other file. `reading.sheet` says which to read',
  }),
  sheet: z.string().nullable().meta({ description: 'The sheet that was read' }),
  columns: z.array(z.string()),
  notes: z.array(z.string()),
  mapping: importMappingSchema.nullable(),
  suggestion: z
    .array(z.strictObject({ ...columnMapping.shape, confidence: z.number(), reason: z.string() }))
    .nullable(),
  issues: z
    .array(z.strictObject({ ...issue, rows: z.number() }))
    .meta({ description: 'What is wrong, and in how many rows' }),
})

export const listImports = defineRoute({
  id: 'list_imports',
  method: 'GET',
  path: '/imports',
  group,
  summary: 'Imports of this account, newest first',
  access,
  query: z.strictObject(paging),
  output: z.strictObject({ items: z.array(line), nextCursor: z.string().nullable() }),
})

export const beginImport = defineRoute({
  id: 'create_import',
  method: 'POST',
  path: '/imports',
  group,
  summary: 'Begin an import; its file comes in parts',
  access,
  body: z.strictObject({
    fileName: z
      .string()
      .min(1)
      .max(300)
      // The name is shown, never used as a path.
      .regex(/^[^\p{Cc}/\\]+$/u, 'must be the name of a file, without folders'),
    reading: reading.optional(),
  }),
  output: whole,
})

export const getImport = defineRoute({
  ...one,
  id: 'get_import',
  method: 'GET',
  path: '/imports/:id',
  summary: 'How far an import is, and what is wrong with its cells',
  output: whole,
  errors: ['record-missing'],
})

export const uploadPart = defineRoute({
  ...one,
  id: 'upload_import_part',
  method: 'PUT',
  path: '/imports/:id/parts/:number',
  summary: 'One part of the file, of at most 8 MB, as application/octet-stream; parts are numbered from 0',
  params: z.strictObject({ ...params.shape, number: z.coerce.number().int().min(0).max(4000) }),
  takesBytes: true,
  body: z.unknown().meta({ description: 'The bytes' }),
  output: z.strictObject({ number: z.number(), bytes: z.number() }),
  errors: ['record-missing', 'record-conflict', 'file-too-large'],
})

export const readImportSheet = defineRoute({
  ...one,
  id: 'read_import_sheet',
  method: 'POST',
  path: '/imports/:id/read',
  summary: 'Read the uploaded file, or read it anew with another sheet, header or delimiter; a job',
  body: z.strictObject({ reading: reading.optional() }),
  output: whole,
  errors: ['record-missing', 'record-conflict', 'file-empty', 'queue-full'],
})

export const mapImport = defineRoute({
  ...one,
  id: 'map_import',
  method: 'PUT',
  path: '/imports/:id/mapping',
  summary: 'Say where the columns go; columns that are not named are kept aside',
  body: z.strictObject({ mapping: importMappingSchema, saveAs: z.string().min(1).max(100).optional() }),
  output: whole,
  errors: ['record-missing', 'record-conflict', 'column-unknown'],
})

export const checkImport = defineRoute({
  ...one,
  id: 'check_import',
  method: 'POST',
  path: '/imports/:id/check',
  summary: 'Check every cell, and count what a run would do; a job that writes no record',
  output: whole,
  errors: ['record-missing', 'record-conflict', 'queue-full'],
})

export const listImportRows = defineRoute({
  ...one,
  id: 'list_import_rows',
  method: 'GET',
  path: '/imports/:id/rows',
  summary: 'Rows of the sheet with what is wrong with their cells',
  query: z.strictObject({
    ...paging,
    show: z.enum(['all', 'rejected', 'with issues']).default('all'),
  }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        row: z.number(),
        cells: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
        decision: z.enum(['take', 'leave out']).nullable(),
        issues: z.array(z.strictObject(issue)),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  errors: ['record-missing', 'file-missing'],
})

export const editImportRow = defineRoute({
  ...one,
  id: 'edit_import_row',
  method: 'PATCH',
  path: '/imports/:id/rows/:row',
  summary: 'Mend cells of a row, or decide a question about it; check again afterwards',
  params: z.strictObject({ ...params.shape, row: z.coerce.number().int().min(1) }),
  body: z.strictObject({
    cells: z.record(columnName, z.string().max(20_000)).default({}),
    decision: z.enum(['take', 'leave out']).nullable().default(null),
  }),
  output: z.strictObject({ row: z.number() }),
  errors: ['record-missing', 'record-conflict', 'column-unknown'],
})

export const runImport = defineRoute({
  ...one,
  id: 'run_import',
  method: 'POST',
  path: '/imports/:id/run',
  summary: 'Write what was checked; a job with progress, to be cancelled and gone on with',
  body: z.strictObject({
    acceptUnmet: z
      .string()
      .min(3)
      .max(500)
      .optional()
      .meta({ description: 'Why a batch that is not as expected is taken all the same' }),
  }),
  output: whole,
  errors: ['record-missing', 'record-conflict', 'queue-full', 'expectations-unmet'],
})

export const undoImport = defineRoute({
  ...one,
  id: 'undo_import',
  method: 'POST',
  path: '/imports/:id/undo',
  summary: 'Take back what an import wrote; what was changed since stays; a job',
  output: whole,
  errors: ['record-missing', 'record-conflict', 'queue-full'],
})

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
  ...one,
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
  group,
  summary:
    'What the batches of this account were like, newest first: rows, what was rejected, what was not as expected',
  access,
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        importId: z.string(),
        fileName: z.string(),
        measuredAt: z.string(),
        state: line.shape.state,
        rows: z.number(),
        rejected: z.number(),
        filled: z.number().min(0).max(1).nullable().meta({
          description: 'Share of the cells of fields that the sheet brings which hold something',
        }),
        series: z
          .string()
          .meta({ description: 'The same for sheets of the same kind with the same columns' }),
        findings: z.array(finding).meta({ description: 'Only what is not met' }),
        acceptedReason: z.string().nullable(),
      }),
    ),
  }),
})

export const rejectedImportRows = defineRoute({
  ...one,
  id: 'export_rejected_rows',
  method: 'GET',
  path: '/imports/:id/rejected',
  summary: 'The rejected rows as CSV with a reason each, to be mended and imported again',
  files: ['text/csv; charset=utf-8'],
  output: z.unknown(),
  errors: ['record-missing', 'file-missing'],
})

export const missingFromImport = defineRoute({
  ...one,
  id: 'list_import_missing',
  method: 'GET',
  path: '/imports/:id/missing',
  summary: 'People who are employed on the day of the snapshot and not in it; they are left as they are',
  query: z.strictObject(paging),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        firstName: z.string(),
        lastName: z.string(),
        employeeNumber: z.string().nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  errors: ['record-missing'],
})

export const discardImport = defineRoute({
  ...one,
  id: 'discard_import',
  method: 'DELETE',
  path: '/imports/:id',
  summary: 'Throw an import away that has written nothing',
  output: z.strictObject({ id: z.string() }),
  errors: ['record-missing', 'record-conflict'],
})

export const listImportTargets = defineRoute({
  id: 'list_import_targets',
  method: 'GET',
  path: '/import-targets',
  group,
  summary: 'Where columns may go',
  access,
  output: z.strictObject({
    items: z.array(
      z.strictObject({ name: z.string(), entity: z.string(), meaning: z.string(), mayWrite: z.boolean() }),
    ),
  }),
})

export const listImportMappings = defineRoute({
  id: 'list_import_mappings',
  method: 'GET',
  path: '/import-mappings',
  group,
  summary: 'Mappings that this account has saved, latest first',
  access,
  output: z.strictObject({
    items: z.array(z.strictObject({ name: z.string(), mapping: importMappingSchema, changedAt: z.string() })),
  }),
})

export const deleteImportMapping = defineRoute({
  id: 'delete_import_mapping',
  method: 'DELETE',
  path: '/import-mappings/:name',
  group,
  summary: 'Throw a saved mapping away',
  access,
  params: z.strictObject({ name: z.string().min(1).max(100) }),
  output: z.strictObject({ name: z.string() }),
})
