import { AppError } from '@cadre/core'
import { entities, entityNamed } from '@cadre/people'
import {
  isSettled,
  markMoment,
  peopleShape,
  readPeopleTable,
  readRecordsOn,
  recordShape,
  writeSet,
} from '@cadre/store/lake'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({
  table: z
    .enum(['people', ...entities.map(({ name }) => name)])
    .default('people')
    .meta({ description: '`people`: one row a person; or the records of one kind' }),
  asOf: z.iso.date().optional().meta({ description: 'The day that is looked at; today when left out' }),
  knownAt: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'As known then; now when left out' }),
})
type Work = JobWork<z.output<typeof input>>

const moment = z.object({ asOf: z.string(), knownAt: z.string(), endOf: z.number() })

/** Writes a table as of a day, as known at a moment: written again later for the same two, it is the same. */
export const lakeSnapshotJob = defineJob({
  name: 'lake_snapshot',
  meaning: 'Write people, or one kind of record, as of a day and known at a moment, to the lake',
  input,
  access: { kind: 'roles', roles: ['administrator', 'hr_manager'] },
  purposes: ['operation'],
  runsAs: 'system',
  singletonKey: ({ table }) => `lake_snapshot ${table}`,
  schedule: { cron: '0 3 1 * *' },
  steps: [
    {
      name: 'mark',
      transact: async (session, { input: { asOf, knownAt } }) => ({
        ...(await markMoment(session, knownAt)),
        asOf: asOf ?? session.errand.today,
      }),
    },
    { name: 'settle', run: settle },
    { name: 'write', run: write },
  ],
})

const settleTries = 600

/** Waits for transactions that were open at the moment: what they enter belongs to it too. */
async function settle({ earlier, inSession, signal }: Work): Promise<null> {
  const marked = moment.parse(earlier['mark'])
  for (let tries = 0; tries < settleTries; tries++) {
    if (await inSession((session) => isSettled(session, marked))) return null
    await pause(100, undefined, { signal })
  }
  throw new AppError(
    'store-locked',
    'A transaction has been open for a minute; the moment is not settled before it ends.',
  )
}

async function write({ input: { table }, context, earlier, inSession, signal }: Work) {
  const { asOf, knownAt } = moment.parse(earlier['mark'])
  const entity = table === 'people' ? undefined : entityNamed(table)
  const isProtected = entity?.dataClass === 'protected'
  const name = entity ? `${isProtected ? 'protected/' : ''}as_of/${table}` : 'people'
  const manifest = await writeSet(
    context.lake,
    {
      name,
      sequence: `${asOf}.${knownAt.replace(/[^0-9TZ]/g, '')}`,
      ...(entity ? recordShape(entity) : peopleShape),
      source: entity ? `records of ${table}` : 'people with contract, position, manager and base pay',
      asOf,
      knownAt,
      isProtected,
      now: context.now(),
      signal,
    },
    entity
      ? readRecordsOn(inSession, entity, { asOf, knownAt })
      : readPeopleTable(inSession, { asOf, knownAt }),
  )
  return { name, sequence: manifest.sequence, hash: manifest.hash }
}
