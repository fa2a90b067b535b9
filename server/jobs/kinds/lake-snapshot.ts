import { purposesThatNeedNotice } from '@cadre/people'
import { z } from 'zod'
import { markSnapshot, snapshotMoment, snapshotTables, writeSnapshot } from '../../lake/take-snapshot.ts'
import { settleStep } from '../settle-step.ts'
import { lineageOfSet } from '../../lineage/find-lineage.ts'
import { defineJob } from '../define-job.ts'

const input = z.strictObject({
  table: z
    .enum(snapshotTables)
    .default('people')
    .meta({ description: '`people`: one row a person; or the records of one kind' }),
  asOf: z.iso.date().optional().meta({ description: 'The day that is looked at; today when left out' }),
  knownAt: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'As known then; now when left out' }),
})

export const lakeSnapshotJob = defineJob({
  name: 'lake_snapshot',
  meaning: 'Write people, or one kind of record, as of a day and known at a moment, to the lake',
  input,
  access: { kind: 'roles', roles: ['administrator', 'hr_manager'] },
  purposes: ['operation', ...purposesThatNeedNotice],
  runsAs: 'system',
  singletonKey: ({ table }) => `lake_snapshot ${table}`,
  schedule: { cron: '0 3 1 * *' },
  lineage: lineageOfSet,
  steps: [
    { name: 'mark', transact: (session, work) => markSnapshot(session, work.input) },
    settleStep,
    {
      name: 'write',
      run: async ({ input: { table }, context, earlier, inSession, signal }) => {
        const moment = snapshotMoment.parse(earlier['mark'])
        const { lake, now } = context
        const manifest = await writeSnapshot({ lake, enter: inSession, table, now: now(), signal }, moment)
        return { name: manifest.name, sequence: manifest.sequence, hash: manifest.hash }
      },
    },
  ],
})
