import { expireImports } from '@cadre/store'
import type { Json } from '@cadre/store'
import { z } from 'zod'
import { checkImport } from '../../imports/check-import.ts'
import { removeSheet } from '../../imports/import-folder.ts'
import type { ImportWork } from '../../imports/import-work.ts'
import { readSheet } from '../../imports/read-sheet.ts'
import { runImport, undoImport } from '../../imports/run-import.ts'
import { lineageOfImport, lineageOfUndo } from '../../lineage/lineage-of-import.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({ importId: z.string().regex(/^imp_[0-9A-Za-z]{22}$/) })
type Input = z.output<typeof input>

const shared = {
  input,
  access: { kind: 'roles', roles: ['hr_manager', 'recruiter', 'training_specialist'] },
  purposes: ['operation'],
  runsAs: 'requester',
  timeLimitSeconds: 12 * 3600,
  // Protected attributes are compared and written where nobody who imports may read, and what others refer to is seen.
  hasSystemReach: true,
  // Two steps of one import never run side by side.
  singletonKey: ({ importId }: Input) => `import ${importId}`,
} as const

function workOf({ input: { importId }, context, signal, progress, inSession }: JobWork<Input>): ImportWork {
  return {
    importId,
    folder: context.importFolder,
    signal,
    onProgress: (share) => progress(share),
    enter: inSession,
    assertWritable: context.database.assertWritable,
  }
}

export const importReadJob = defineJob({
  ...shared,
  name: 'import_read',
  meaning: 'Read an uploaded sheet and propose where its columns go',
  steps: [
    {
      name: 'read',
      run: async (work): Promise<Json> => {
        const { rowCount, columns } = await readSheet(workOf(work))
        return { rows: rowCount, columns: columns.length }
      },
    },
  ],
})

export const importCheckJob = defineJob({
  ...shared,
  name: 'import_check',
  meaning: 'Check the rows of a sheet and count what they would change',
  steps: [
    { name: 'check', run: async (work): Promise<Json> => ({ ...(await checkImport(workOf(work))).rows }) },
  ],
})

export const importRunJob = defineJob({
  ...shared,
  name: 'import_run',
  meaning: 'Write the rows of a sheet into the records',
  lineage: lineageOfImport,
  steps: [{ name: 'run', run: async (work): Promise<Json> => ({ ...(await runImport(workOf(work))).rows }) }],
})

export const importUndoJob = defineJob({
  ...shared,
  name: 'import_undo',
  meaning: 'Take back what an import wrote',
  lineage: lineageOfUndo,
  steps: [
    {
      name: 'undo',
      run: async (work): Promise<Json> => ({ ...(await undoImport(workOf(work))) }),
    },
  ],
})

/** Sheets hold what people are, in the clear: they go a week after they were last used. */
export const clearImportsJob = defineJob({
  name: 'clear_imports',
  meaning: 'Remove sheets that nobody has used for a week',
  input: z.strictObject({}),
  access: { kind: 'roles', roles: ['administrator'] },
  purposes: ['operation'],
  runsAs: 'system',
  singletonKey: () => 'clear_imports',
  schedule: { cron: '45 * * * *' },
  steps: [
    {
      name: 'clear',
      run: async ({ context, inSession }): Promise<Json> => {
        const ids = await inSession(expireImports)
        for (const id of ids) await removeSheet(context.importFolder, id)
        return { sheets: ids.length }
      },
    },
  ],
})
