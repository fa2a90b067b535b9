import { openLakeFolder, writeSet } from '@cadre/store/lake'
import type { LakeStorage } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { ServerContext } from '../context.ts'
import golden from './events.golden.json' with { type: 'json' }
import { lineageOfSet } from './find-lineage.ts'
import type { RunEvent } from './open-lineage.ts'
import { runIdOf } from './run-id.ts'
import { tellRun } from './tell-run.ts'

let folder: string
let lake: LakeStorage
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadre-lake-'))
  lake = await openLakeFolder(folder)
})
after(() => rm(folder, { recursive: true }))

const now = (): Date => new Date('2026-11-20T12:00:00Z')
const subject = { name: 'person_id', type: 'text', meaning: 'the person', role: 'subject' } as const
const ids = Array.from({ length: 20 }, (_, at) => `per_${String(at).padStart(22, '0')}`)

async function writeSnapshot() {
  const facts = await writeSet(
    lake,
    {
      name: 'facts/pay',
      sequence: '000000001',
      source: 'versions of pay',
      columns: [subject, { name: 'valid_from', type: 'date', meaning: 'from' }],
      key: ['person_id'],
      now: now(),
    },
    [ids.map((person_id) => ({ person_id, valid_from: '2026-01-01' }))],
  )
  return writeSet(
    lake,
    {
      name: 'features/retention',
      sequence: '2026-10-31-a',
      source: '1 features',
      columns: [
        subject,
        { name: 'pay_months_since_raise', type: 'number', meaning: 'time since the last raise (months)' },
      ],
      key: ['person_id'],
      lineage: [facts.hash],
      now: now(),
    },
    [ids.map((person_id, at) => ({ person_id, pay_months_since_raise: at < 6 ? null : at }))],
  )
}

/** The client writes what is empty and optional too; hashes and what DuckDB estimates are no part of the form. */
const comparable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, own: unknown) => {
      if (optional.has(key) && own !== null && Object.keys(own as object).length === 0) return undefined
      return key === 'datasetVersion' ? 'a hash' : key === 'distinctCount' ? 'about' : own
    }),
  )
const optional = new Set(['fields', 'inputFacets', 'dataset', 'transformations', 'quantiles'])

test('events are what OpenLineage’s own client writes of the same run', async () => {
  const set = await writeSnapshot()
  const told: Promise<RunEvent>[] = []
  const context = {
    lake,
    now,
    version: '0.1.0',
    lineage: {
      namespace: 'cadre',
      emit: (event: RunEvent | Promise<RunEvent>) => void told.push(Promise.resolve(event)),
      settled: () => Promise.resolve(),
    },
  } as Partial<ServerContext> as ServerContext
  const run = { jobId: 'tsk_golden', name: 'feature_snapshot', meaning: 'Write features' }
  const inSystem = () => Promise.reject(new Error('nothing of the database is read'))
  tellRun(context, run, 'START')
  tellRun(context, run, 'COMPLETE', {
    found: () =>
      lineageOfSet({
        context,
        namespace: 'cadre',
        input: {},
        result: { name: set.name, sequence: set.sequence },
        inSystem,
      }),
  })
  tellRun(context, run, 'FAIL', { problem: 'lake-missing' })
  const events = await Promise.all(told)
  assert.equal(golden[0]!.run.runId, runIdOf('tsk_golden'))
  assert.deepEqual(comparable(events), comparable(golden))
  const [, complete] = events
  assert.ok(!JSON.stringify(events).includes('per_0'), 'nobody is named')
  assert.equal(
    (complete!.outputs[0]!.facets!['version'] as unknown as { datasetVersion: string }).datasetVersion,
    set.hash,
  )
})
