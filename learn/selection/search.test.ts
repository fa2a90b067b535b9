import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { createPool } from '../parallel/index.ts'
import type { Pool } from '../parallel/index.ts'
import { createRandom } from '../random.ts'
import { createTable, numberColumn } from '../table/index.ts'
import { makeFolds } from './folds.ts'
import type { Journal, JournalEntry } from './journal.ts'
import { learnerNamed } from './learners.fixture.ts'
import { search } from './search.ts'
import type { SearchInput } from './search.ts'
import type { SearchResult } from './run-search.ts'

const registryUrl = new URL('./learners.fixture.ts', import.meta.url).href

/** Rows of y = slope × x + noise. */
function searchInput(pool: Pool, slope: number, options: Partial<SearchInput> = {}): SearchInput {
  const random = createRandom(7)
  const x = Float64Array.from({ length: 200 }, () => random.normal())
  const values = x.map((each) => slope * each + random.normal())
  const target: Target = { task: 'regression', values, classes: [] }
  return {
    table: createTable([numberColumn('x', x)]),
    target,
    folds: makeFolds({ kind: 'plain', folds: 4, target, seed: 1 }),
    learner: learnerNamed('line'),
    evaluations: 80,
    seed: 1,
    pool,
    registryUrl,
    ...options,
  }
}

/** Without times, which differ from run to run. */
function comparable({ tried, ...result }: SearchResult): unknown {
  return { ...result, tried: tried.map(({ params, losses, loss }) => ({ params, losses, loss })) }
}

function arrayJournal(entries: JournalEntry[] = []): Journal & { readonly entries: JournalEntry[] } {
  return { entries, read: () => structuredClone(entries), append: (entry) => void entries.push(entry) }
}

const isCancelled = (error: unknown): boolean => error instanceof LearnError && error.code === 'cancelled'

test('random search tries the default first and finds a better slope', async () => {
  await using pool = createPool({ threads: 1 })
  const result = await search(searchInput(pool, 1))
  assert.equal(result.tried.length, 20)
  assert.deepEqual(result.tried[0]!.params, {})
  assert.equal(result.isDefault, false)
  assert.ok(Math.abs(Number(result.params['slope']) - 1) < 0.2, `slope ${String(result.params['slope'])}`)
  assert.equal(result.loss, Math.min(...result.tried.map(({ loss }) => loss!)))
})

test('the out-of-fold predictions are those of the chosen configuration', async () => {
  await using pool = createPool({ threads: 1 })
  const input = searchInput(pool, 1)
  const { params, predictions, margins } = await search(input)
  const [x] = input.table.columns
  assert.ok(x?.kind === 'number')
  assert.deepEqual(
    predictions,
    x.values.map((each) => each * Number(params['slope'])),
  )
  assert.deepEqual(margins, predictions)
})

test('the default stays when nothing beats it by more than noise', async () => {
  await using pool = createPool({ threads: 1 })
  // The best slope is 0.02: some draw may lie nearer to it than 0 does, within noise.
  const input = searchInput(pool, 0.02, { evaluations: 400 })
  const careful = await search(input)
  const eager = await search({ ...input, standardErrors: -Infinity })
  assert.deepEqual([careful.isDefault, careful.params], [true, {}])
  assert.equal(eager.isDefault, false)
  assert.ok(eager.loss < careful.loss)
})

for (const strategy of ['random', 'halving', 'grid', 'tpe'] as const) {
  test(`${strategy} search gives the same on one thread and on two`, async () => {
    await using one = createPool({ threads: 1 })
    await using two = createPool({ threads: 2 })
    const alone = await search(searchInput(one, 1, { strategy }))
    assert.deepEqual(comparable(await search(searchInput(two, 1, { strategy }))), comparable(alone))
  })

  test(`an interrupted ${strategy} search goes on to the same result`, async () => {
    await using pool = createPool({ threads: 2 })
    const options = { strategy, ...(strategy === 'halving' && longInput()) } as const
    const whole = await search(searchInput(pool, 1, options))
    for (const stopAt of [1, 17, 70]) {
      const journal = arrayJournal()
      const abort = new AbortController()
      const onProgress = (done: number): void => {
        if (done === stopAt) abort.abort()
      }
      const input = searchInput(pool, 1, { ...options, journal })
      await assert.rejects(search({ ...input, signal: abort.signal, onProgress }), isCancelled)
      const doneBefore = journal.entries.length
      assert.ok(doneBefore >= stopAt && doneBefore < 80, `${doneBefore} fits were written down`)
      assert.deepEqual(comparable(await search(input)), comparable(whole))
      const keys = journal.entries.map(
        ({ configuration, share, fold }) => `${configuration} ${share} ${fold}`,
      )
      assert.equal(new Set(keys).size, keys.length, 'nothing that was done is done again')
    }
  })
}

test('a finished search is read back from its journal without a fit, but for its predictions', async () => {
  await using pool = createPool({ threads: 1 })
  const journal = arrayJournal()
  const input = searchInput(pool, 1, { journal })
  const first = await search(input)
  assert.equal(journal.entries.length, 80)
  const progress: string[] = []
  const again = await search({ ...input, onProgress: (done, total) => progress.push(`${done}/${total}`) })
  assert.deepEqual(comparable(again), comparable(first))
  assert.deepEqual(progress, ['80/80'])
  assert.equal(journal.entries.length, 80)
})

test('a journal survives JSON, and a larger budget continues it', async () => {
  await using pool = createPool({ threads: 1 })
  const journal = arrayJournal()
  await search(searchInput(pool, 1, { journal, evaluations: 40 }))
  const stored = arrayJournal(JSON.parse(JSON.stringify(journal.entries)) as JournalEntry[])
  const resumed = await search(searchInput(pool, 1, { journal: stored }))
  assert.equal(stored.entries.length, 80)
  assert.deepEqual(comparable(resumed), comparable(await search(searchInput(pool, 1))))
})

test('the journal of other data, folds or seed is not used', async () => {
  await using pool = createPool({ threads: 1 })
  const journal = arrayJournal()
  const input = searchInput(pool, 1, { journal, evaluations: 8 })
  await search(input)
  await search({ ...input, seed: 2 })
  await search({ ...input, folds: makeFolds({ kind: 'plain', folds: 4, rowCount: 200, seed: 2 }) })
  await search({ ...searchInput(pool, 1.5, { journal, evaluations: 8 }) })
  assert.equal(journal.entries.length, 32)
})

test('a journal that cannot be written fails the search with its own error', async () => {
  await using pool = createPool({ threads: 1 })
  const journal: Journal = {
    read: () => [],
    append: () => Promise.reject(new Error('disk full')),
  }
  await assert.rejects(search(searchInput(pool, 1, { journal, evaluations: 8 })), /disk full/)
})

test('the budget is kept, and the default is evaluated even without one', async () => {
  await using pool = createPool({ threads: 1 })
  for (const [evaluations, fits] of [
    [0, 4],
    [7, 4],
    [8, 8],
    [81, 80],
  ] as const) {
    const journal = arrayJournal()
    await search(searchInput(pool, 1, { evaluations, journal }))
    assert.equal(journal.entries.length, fits)
  }
})

test('halving drops configurations after fits on fewer rows and keeps to the budget', async () => {
  await using pool = createPool({ threads: 1 })
  const journal = arrayJournal()
  const result = await search(searchInput(pool, 1, { ...longInput(), strategy: 'halving', journal }))
  const shares = Map.groupBy(journal.entries, ({ share }) => share)
  assert.deepEqual([...shares.keys()], [1 / 9, 1 / 3, 1])
  assert.ok(journal.entries.length <= 80)
  const counts = [...shares.values()].map((entries) => entries.length / 4)
  assert.ok(counts[0]! > counts[1]! && counts[1]! > counts[2]! && counts[2]! >= 2, counts.join(' '))
  assert.equal(result.tried.filter(({ loss }) => loss !== undefined).length, counts[2])
  assert.ok(result.tried[0]!.loss !== undefined, 'the default is never dropped')
  assert.ok(Math.abs(Number(result.params['slope']) - 1) < 0.3)
})

test('fixed parameters hold in every configuration', async () => {
  await using pool = createPool({ threads: 1 })
  const result = await search(searchInput(pool, 1, { fixed: { slope: 0.5 } }))
  assert.deepEqual(result.params, { slope: 0.5 })
  assert.equal(result.tried.length, 1, 'nothing else is left to search')
})

test('an error of a learner ends the search with that error', async () => {
  await using pool = createPool({ threads: 2 })
  const input = searchInput(pool, 1, { fixed: { slope: 9 } })
  await assert.rejects(
    search(input),
    (error) => error instanceof LearnError && error.code === 'invalid-param',
  )
})

test('progress counts every fit once', async () => {
  await using pool = createPool({ threads: 2 })
  const seen: number[] = []
  await search(
    searchInput(pool, 1, { evaluations: 20, onProgress: (done, total) => seen.push(done / total) }),
  )
  assert.deepEqual(
    seen,
    Array.from({ length: 20 }, (_, index) => (index + 1) / 20),
  )
})

/** Enough rows for three rungs. */
function longInput(): Pick<SearchInput, 'table' | 'target' | 'folds'> {
  const random = createRandom(8)
  const x = Float64Array.from({ length: 6000 }, () => random.normal())
  const target: Target = { task: 'regression', values: x.map((each) => each + random.normal()), classes: [] }
  return {
    table: createTable([numberColumn('x', x)]),
    target,
    folds: makeFolds({ kind: 'plain', folds: 4, target, seed: 1 }),
  }
}
