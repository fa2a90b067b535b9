import { defineStep } from './define-step.ts'

/** Leaves text columns out, for learners that cannot read text. */
export const dropText = defineStep<Record<string, never>, object>({
  name: 'drop-text',
  label: 'text left out',
  params: {},
  learn: () => ({}),
  apply: (table) => ({
    rowCount: table.rowCount,
    columns: table.columns.filter(({ kind }) => kind !== 'text'),
  }),
  read: () => ({}),
})
