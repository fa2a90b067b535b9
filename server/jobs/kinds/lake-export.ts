import { entities, entityNamed } from '@cadre/people'
import {
  compactFacts,
  cutBatch,
  entitiesInBatch,
  exportFacts,
  finishBatch,
  hasFacts,
} from '@cadre/store/lake'
import { z } from 'zod'
import { lineageOfExport } from '../../lineage/find-lineage.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({})
type Work = JobWork<z.output<typeof input>>

/** Brings the lake up to what the records say: what was entered or closed since the last time, once each. */
export const lakeExportJob = defineJob({
  name: 'lake_export',
  meaning: 'Export what changed in the records to the lake; everything, where the lake has nothing yet',
  input,
  access: { kind: 'roles', roles: ['administrator', 'hr_manager'] },
  purposes: ['operation'],
  runsAs: 'system',
  timeLimitSeconds: 6 * 3600,
  singletonKey: () => 'lake_export',
  schedule: { cron: '30 2 * * *' },
  lineage: lineageOfExport,
  steps: [
    { name: 'look', run: ({ context }) => findMissing(context.lake) },
    {
      name: 'cut',
      transact: async (session, { earlier }) => {
        const isNeeded = (earlier['look'] as readonly string[]).length > 0
        return (await cutBatch(session, { isNeeded })) ?? null
      },
    },
    { name: 'write', run: writeBatch },
    {
      name: 'finish',
      transact: async (session, { earlier }) => {
        const batch = earlier['cut']
        return {
          batch: batch ?? null,
          changes: typeof batch === 'number' ? await finishBatch(session, batch) : 0,
        }
      },
    },
    { name: 'join', run: joinChanges },
  ],
})

/** Kinds of record of which the lake holds nothing. */
async function findMissing(lake: Work['context']['lake']): Promise<string[]> {
  const missing: string[] = []
  for (const entity of entities) if (!(await hasFacts(lake, entity))) missing.push(entity.name)
  return missing
}

async function writeBatch(work: Work): Promise<number> {
  const { context, earlier, signal, inSession } = work
  const batch = earlier['cut']
  if (typeof batch !== 'number') return 0
  const changed = await inSession((session) => entitiesInBatch(session, batch))
  const names = [...new Set([...changed, ...(earlier['look'] as readonly string[])])].sort()
  const first = typeof work.saved === 'number' ? work.saved : 0
  for (const [index, name] of names.entries()) {
    if (index < first) continue
    await work.progress(index / names.length)
    const options = { batch, now: context.now(), signal }
    await exportFacts(context.lake, { entity: entityNamed(name), enter: inSession }, options)
    await work.save(index + 1)
  }
  await work.log('exported', { batch, kinds: names.length })
  return names.length
}

async function joinChanges({ context, signal, earlier, progress }: Work) {
  let joined = 0
  for (const [index, entity] of entities.entries()) {
    await progress(index / entities.length)
    const options = { now: context.now(), signal, fromChanges: changesToJoin }
    if (await compactFacts(context.lake, entity, options)) joined++
  }
  return { ...(earlier['finish'] as { batch: number | null; changes: number }), joined }
}

/** So many files of changes are joined to a whole; fewer are quick to read as they are. */
const changesToJoin = 30
