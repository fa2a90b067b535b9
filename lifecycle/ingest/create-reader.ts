import type { CellIssues } from './cell-issues.ts'
import type { ColumnReader } from './cell-reader.ts'
import type { ColumnSchema } from './column-schema.ts'
import { DateReader } from './read-dates.ts'
import { BooleanReader, CategoryReader } from './read-labels.ts'
import { NumberReader } from './read-numbers.ts'
import { TextReader } from './read-text.ts'

/** The reader for a column of that schema; mistaken cells go to `issues`. */
export function createReader(schema: ColumnSchema, issues: CellIssues): ColumnReader {
  switch (schema.kind) {
    case 'number':
      return new NumberReader(schema, issues)
    case 'date':
      return new DateReader(schema, issues)
    case 'boolean':
      return new BooleanReader(schema, issues)
    case 'category':
      return new CategoryReader(schema)
    case 'text':
      return new TextReader(schema)
  }
}
