import { studyBundle } from '@cadre/lifecycle/bundle.fixture'
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { runInThread } from './run-in-thread.ts'
import type { ScoredRow, ScoreTask } from './score-thread.ts'

const scoreThread = new URL('score-thread.ts', import.meta.url)

test('of many days the last one alone is scored, wherever its rows stand; a row without a day is of none of them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-score-'))
  try {
    const bundle = await studyBundle('logistic-regression', {
      drop: ['Grade', 'Bonus', 'Note', 'Age', 'Hired'],
      text: [],
    })
    const scoresOf = async (days: readonly string[]): Promise<ScoredRow[]> => {
      const path = join(folder, 'rows.csv')
      const lines = days.map((day, at) => `per_${at},${day},Sales,Yes,${2000 + at}`)
      await writeFile(path, `${['person_id,as_of,Team,OverTime,Pay', ...lines].join('\n')}\n`)
      const task: ScoreTask = {
        bundle,
        path,
        name: 'features/x',
        subject: 'person_id',
        day: 'as_of',
        reasons: 2,
      }
      return runInThread<ScoreTask, ScoredRow[]>(scoreThread, task, { signal: new AbortController().signal })
    }
    // More rows than are read in one part.
    const many = Array.from({ length: 20_000 }, (_, at) => `2026-0${1 + Math.floor(at / 4000)}-28`)
    const found = await scoresOf(['2026-03-31', ...many, '2026-06-30', '', '2026-06-30', '2026-05-31'])
    assert.equal(found.length, 2)
    assert.deepEqual(
      found.map(({ subjectId, day, inputs }) => [subjectId, day, inputs['Pay']]),
      [
        ['per_20001', '2026-06-30', 22001],
        ['per_20003', '2026-06-30', 22003],
      ],
    )
    const untold = await scoresOf(['', ''])
    assert.deepEqual(
      untold.map(({ day }) => day),
      [null, null],
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})
