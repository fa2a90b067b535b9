import { studyBundle } from '@cadre/lifecycle/bundle.fixture'
import type { WatchResult } from '@cadre/lifecycle/monitor'
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { runInThread } from './run-in-thread.ts'
import type { WatchTask } from './watch-thread.ts'

test('outcomes are found by person and day, as the model counts them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-watch-'))
  try {
    const people = Array.from({ length: 200 }, (_, at) => `per_${at}`)
    const path = join(folder, 'outcomes.csv')
    // Who has an even number left; of another day the contrary is said, and of some nothing.
    const lines = people.flatMap((id, at) => [
      `${id},2026-03-31,${at % 2 === 0 ? 'Yes' : 'No'}`,
      `${id},2026-02-28,${at % 2 === 0 ? 'No' : 'Yes'}`,
    ])
    await writeFile(path, `${['person_id,as_of,Left', ...lines].join('\n')}\n`)
    const task: WatchTask = {
      bundle: await studyBundle('logistic-regression', {
        drop: ['Grade', 'Bonus', 'Note', 'Age', 'Hired'],
        text: [],
      }),
      scores: [...people, 'per_x'].map((subjectId, at) => ({
        subjectId,
        day: '2026-03-31',
        score: at % 2 === 0 ? 0.9 : 0.1,
        isPointedOut: false,
        decision: null,
        groups: {},
      })),
      inputs: undefined,
      outcomes: { path, name: 'outcomes/left', subject: 'person_id', day: 'as_of' },
      today: '2026-11-20',
      seed: 1,
    }
    const { findings, days } = await runInThread<WatchTask, WatchResult>(
      new URL('watch-thread.ts', import.meta.url),
      task,
      { signal: new AbortController().signal },
    )
    assert.deepEqual(
      days.map(({ people: all, known, observed }) => [all, known, observed]),
      [[201, 200, 100]],
    )
    assert.equal(findings.find(({ about }) => about === 'quality')!.figures['value'], 1)
  } finally {
    await rm(folder, { recursive: true })
  }
})
