import { openLakeFolder, writeSet } from '@cadre/store/lake'
import type { LakeManifest } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ServerContext } from '../context.ts'
import { studyAttritionJob, studyWellbeingJob } from '../jobs/kinds/studies.ts'

const now = new Date('2026-11-20T10:00:00Z')

test('a study tells which facts it read, the data set that it wrote and the reports', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-lineage-test-'))
  try {
    const lake = await openLakeFolder(folder)
    const write = (name: string, pay: number, lineage: readonly string[] = []): Promise<LakeManifest> =>
      writeSet(
        lake,
        {
          name,
          sequence: '1',
          source: 'a test',
          columns: [{ name: 'pay', type: 'number', meaning: 'pay' }],
          key: ['pay'],
          lineage,
          now,
        },
        [[{ pay }]],
      )
    const facts = await write('facts/pay', 1)
    const features = await write('features/attrition', 2, [facts.hash])
    const ended = {
      context: { lake } as ServerContext,
      namespace: 'cadre',
      input: {},
      inSystem: () => Promise.reject(new Error('nothing is asked of the database')),
    }
    const data = { name: features.name, hash: features.hash }
    const kept = ['2026-07-31', '2026-10-31'].map((asOf) => ({ id: 'x', asOf, parts: 3, data }))
    const told = await studyAttritionJob.lineage!({ ...ended, result: { kept } })
    const names = (sets: readonly { readonly name: string }[]): string[] => sets.map(({ name }) => name)
    assert.deepEqual(names(told.inputs), ['facts/pay'])
    assert.deepEqual(names(told.outputs), ['features/attrition', 'reports/attrition'])
    const ofNone = await studyWellbeingJob.lineage!({
      ...ended,
      result: { kept: [{ id: 'x', asOf: '2026-10-31', parts: 0, data: null }] },
    })
    assert.deepEqual([names(ofNone.inputs), names(ofNone.outputs)], [[], ['reports/wellbeing']])
  } finally {
    await rm(folder, { recursive: true })
  }
})
