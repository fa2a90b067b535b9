import { z } from 'zod'
import { defineRoute } from '../route.ts'

const group = 'data_sets'

const dataSet = z.strictObject({
  name: z.string(),
  sequence: z.string().meta({ description: 'Tells data sets of one name apart and sorts them' }),
  hash: z.string().meta({ description: 'SHA-256 over its columns and rows' }),
  source: z.string(),
  asOf: z.string().nullable(),
  knownAt: z.string().nullable(),
  isProtected: z
    .boolean()
    .meta({ description: 'Whether it holds protected attributes: read to audit, for nothing else' }),
  lineage: z.array(z.string()).meta({ description: 'Hashes of the contents it was made from' }),
  writtenAt: z.string(),
  codeVersion: z.string().nullable().meta({ description: 'Which version of Cadre wrote it' }),
  declarations: z.string().nullable().meta({ description: 'Hash of the declarations of its features' }),
  erasedAt: z.string().nullable().meta({ description: 'When somebody was last erased from it' }),
  rows: z
    .number()
    .int()
    .meta({ description: 'Down to a multiple of five, but for tables that were brought' }),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      type: z.string(),
      meaning: z.string(),
      role: z
        .enum(['subject', 'reference'])
        .nullable()
        .meta({ description: 'Whether it holds ids of whom a row is about, or of others' }),
      missing: z.number().int().meta({ description: 'Down to a multiple of five, as rows are' }),
      distinct: z.number().int().meta({ description: 'How many values differ, about' }),
    }),
  ),
})

export const listLakeSets = defineRoute({
  id: 'list_lake_sets',
  method: 'GET',
  path: '/data-sets',
  group,
  summary: 'Data sets of the lake: what they hold and what they were made from, without a row',
  access: { kind: 'roles', roles: ['data_scientist', 'hr_manager', 'administrator'] },
  output: z.strictObject({ items: z.array(dataSet) }),
  errors: ['lake-damaged'],
})

export const addLakeTable = defineRoute({
  id: 'add_lake_table',
  method: 'PUT',
  path: '/data-sets/tables/:name',
  group,
  summary:
    'Put a file of rows into the lake, to train models on: CSV, TSV, JSON, JSON lines, Parquet or XLSX, of at most 8 MB',
  access: { kind: 'roles', roles: ['data_scientist', 'hr_manager'] },
  params: z.strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_]{1,59}$/, 'must be lower case letters, digits and underscores'),
  }),
  query: z.strictObject({
    subject: z.string().min(1).max(200).optional().meta({
      description:
        'The column with the id of the person that a row is about; an erasure then takes the row away',
    }),
  }),
  takesBytes: true,
  body: z.unknown().meta({ description: 'The bytes, as application/octet-stream' }),
  output: z.strictObject({
    name: z.string(),
    sequence: z.string(),
    hash: z.string(),
    erasedRows: z
      .number()
      .int()
      .meta({ description: 'Rows of the file that were left out: they are about somebody who was erased' }),
  }),
  errors: [
    'column-unknown',
    'file-format',
    'file-empty',
    'header-invalid',
    'rows-ragged',
    'too-many-columns',
    'quote-unclosed',
    'file-encoding',
  ],
})
