import { createRandom } from '@cadre/learn'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemorySource } from '../ingest/index.ts'
import type { RawCell, Source } from '../ingest/index.ts'
import { bundleOf, studyInput } from '../register/bundle.fixture.ts'
import { openBundle } from '../register/index.ts'
import { detectDrift } from './detect-drift.ts'
import type { ColumnDrift } from './drift-report.ts'

// People told apart by little: a model of them gives a dozen different scores.

const seeds = [2, 3, 4, 5]

function plainPeople(seed: number, rows: number, mostlyOffice = false): Source {
  const random = createRandom(seed)
  const cells = Array.from({ length: rows }, (): RawCell[] => {
    const product = mostlyOffice && random.next() < 0.7 ? 2 : random.integer(3)
    const level = 1 + random.integer(4)
    return ['ABC'[product]!, level, 8 + 2 * product + 1.5 * level + 7 * random.normal()]
  })
  return createMemorySource(['Product', 'Level', 'Bonus'], cells, { name: 'plain.csv' })
}

async function scoreDrift(learnedSeed: number, later: Source): Promise<ColumnDrift> {
  const input = studyInput('gradient-boosting', { task: 'regression', drop: [], text: [] })
  const files = await bundleOf({ ...input, source: plainPeople(learnedSeed, 1000) })
  return (await detectDrift(openBundle('plain', files), later, { seed: 1 })).score
}

test('few distinct scores have not moved when the same kind of people come', async () => {
  for (const seed of seeds) {
    const { verdict, finding } = await scoreDrift(seed, plainPeople(100 + seed, 450))
    assert.ok(verdict === 'stable' || verdict === 'small change', finding)
  }
})

test('they have when other people come', async () => {
  for (const seed of seeds) {
    const { verdict, finding } = await scoreDrift(seed, plainPeople(100 + seed, 450, true))
    assert.equal(verdict, 'act', finding)
  }
})
