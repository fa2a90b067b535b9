import type { ColumnSchema } from '../ingest/index.ts'

/** JSON Schema (draft 2020-12) of one input of a model: every column may be missing, labels it never saw are allowed. */
export function inputSchema(columns: readonly ColumnSchema[], title: string): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    type: 'object',
    properties: Object.fromEntries(columns.map((column) => [column.name, propertyOf(column)])),
    required: columns.map(({ name }) => name),
    additionalProperties: true,
  }
}

function propertyOf(column: ColumnSchema): Record<string, unknown> {
  switch (column.kind) {
    case 'number':
      return {
        type: ['number', 'null'],
        ...(column.unit !== undefined && { description: `in ${column.unit}` }),
      }
    case 'category':
      return { type: ['string', 'null'], examples: column.levels.slice(0, 20) }
    case 'boolean':
      return { type: ['boolean', 'string', 'null'], examples: [column.no, column.yes] }
    case 'date':
      return { type: ['string', 'null'], format: 'date' }
    case 'text':
      return { type: ['string', 'null'] }
  }
}
