import type { ParamDeclarations } from '../params/params.ts'
import { dropColumns } from '../table/table.ts'
import { defineStep } from './define-step.ts'

const params = {} as const satisfies ParamDeclarations

/** Leaves out the columns that were text in training, for learners that cannot read text. */
export const dropText = defineStep<typeof params, { readonly columns: readonly string[] }>({
  name: 'drop-text',
  label: 'text left out',
  params,
  learn: ({ table }) => ({
    columns: table.columns.filter(({ kind }) => kind === 'text').map(({ name }) => name),
  }),
  apply: (table, { columns }) => dropColumns(table, columns),
  read: (reader) => ({ columns: reader.strings('columns') }),
})
