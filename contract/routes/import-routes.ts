import { z } from 'zod'
import { paging } from '../common.ts'
import { columnName, importMappingSchema } from '../import-mapping-schema.ts'
import { defineRoute } from '../route.ts'
import { access, group, importLine, issue, ofImport, params, reading, whole } from './import-shapes.ts'

export const listImports = defineRoute({
  id: 'list_imports',
  method: 'GET',
  path: '/imports',
  group,
  summary: 'Imports of this account, newest first',
  access,
  query: z.strictObject(paging),
  output: z.strictObject({ items: z.array(importLine), nextCursor: z.string().nullable() }),
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
  ...ofImport,
  id: 'get_import',
  method: 'GET',
  path: '/imports/:id',
  summary: 'How far an import is, and what is wrong with its cells',
  output: whole,
  errors: ['record-missing'],
})

export const uploadPart = defineRoute({
  ...ofImport,
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
  ...ofImport,
  id: 'read_import_sheet',
  method: 'POST',
  path: '/imports/:id/read',
  summary: 'Read the uploaded file, or read it anew with another sheet, header or delimiter; a job',
  body: z.strictObject({ reading: reading.optional() }),
  output: whole,
  errors: ['record-missing', 'record-conflict', 'file-empty', 'queue-full'],
})

export const mapImport = defineRoute({
  ...ofImport,
  id: 'map_import',
  method: 'PUT',
  path: '/imports/:id/mapping',
  summary: 'Say where the columns go; columns that are not named are kept aside',
  body: z.strictObject({ mapping: importMappingSchema, saveAs: z.string().min(1).max(100).optional() }),
  output: whole,
  errors: ['record-missing', 'record-conflict', 'column-unknown'],
})

export const checkImport = defineRoute({
  ...ofImport,
  id: 'check_import',
  method: 'POST',
  path: '/imports/:id/check',
  summary: 'Check every cell, and count what a run would do; a job that writes no record',
  output: whole,
  errors: ['record-missing', 'record-conflict', 'queue-full'],
})

export const listImportRows = defineRoute({
  ...ofImport,
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
  ...ofImport,
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
  ...ofImport,
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
  ...ofImport,
  id: 'undo_import',
  method: 'POST',
  path: '/imports/:id/undo',
  summary: 'Take back what an import wrote; what was changed since stays; a job',
  output: whole,
  errors: ['record-missing', 'record-conflict', 'queue-full'],
})

export const rejectedImportRows = defineRoute({
  ...ofImport,
  id: 'export_rejected_rows',
  method: 'GET',
  path: '/imports/:id/rejected',
  summary: 'The rejected rows as CSV with a reason each, to be mended and imported again',
  files: ['text/csv; charset=utf-8'],
  output: z.unknown(),
  errors: ['record-missing', 'file-missing'],
})

export const missingFromImport = defineRoute({
  ...ofImport,
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

export const listImportChanges = defineRoute({
  ...ofImport,
  id: 'list_import_changes',
  method: 'GET',
  path: '/imports/:id/changes',
  summary:
    'What a check read differently from what stands in the sheet: how many cells, of which column, and how',
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        column: z.string(),
        target: z.string().nullable(),
        kind: z
          .enum([
            'spaces',
            'signs',
            'case',
            'nothing',
            'word',
            'short year',
            'day',
            'number',
            'percent',
            'parts',
          ])
          .meta({
            description:
              'Spaces or signs that were taken off, letters in another case, a word for nothing, a word that means another, a year of two digits, a day or number as the column writes it, a percentage, a text that was taken apart',
          }),
        cells: z.number(),
        examples: z.array(z.strictObject({ row: z.number(), before: z.string(), after: z.string() })).meta({
          description: 'Two at most, while the sheet is kept; none of protected attributes',
        }),
      }),
    ),
  }),
  errors: ['record-missing'],
})

export const discardImport = defineRoute({
  ...ofImport,
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
