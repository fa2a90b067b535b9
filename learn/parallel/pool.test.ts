import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { LearnError } from '../learn-error.ts'
import { categoryColumn, createTable, numberColumn, textColumn } from '../table/index.ts'
import {
  absentTask,
  countSightingsTask,
  crashTask,
  dieAtOnceTask,
  drawNormalsTask,
  failTask,
  markThreadTask,
  refuseTask,
  reportProgressTask,
  spinDeafTask,
  spinListeningTask,
  sumOfTask,
} from './pool.fixture.ts'
import { createPool } from './create-pool.ts'
import { runAll } from './run-all.ts'
import { toSharedMemory } from './shared-input.ts'

const isCancelled = (error: unknown): boolean => error instanceof LearnError && error.code === 'cancelled'
const sharedFlag = (): Int32Array => new Int32Array(new SharedArrayBuffer(8))

for (const threads of [1, 2]) {
  const on = `on ${threads} thread${threads > 1 ? 's' : ''}`

  test(`a LearnError keeps its class, code and details ${on}`, async () => {
    await using pool = createPool({ threads })
    await assert.rejects(pool.run(refuseTask, { column: 'pay' }), (error) => {
      assert.ok(error instanceof LearnError)
      assert.equal(error.code, 'column-missing')
      assert.deepEqual(error.details, { name: 'pay' })
      assert.match(error.message, /no column "pay"/)
      assert.match(error.stack!, /refuse/)
      return true
    })
  })

  test(`any other error keeps its name, message, code and details ${on}`, async () => {
    await using pool = createPool({ threads })
    await assert.rejects(pool.run(failTask, {}), {
      name: 'RangeError',
      message: 'out of range',
      code: 'ERR_RANGE',
      details: { at: 3 },
    })
  })

  test(`a task that is not exported is named in the error ${on}`, async () => {
    await using pool = createPool({ threads })
    await assert.rejects(
      pool.run(absentTask, { values: new Float64Array(1), times: 1 }),
      /no function "absent"/,
    )
  })

  test(`the pool works on after a failed task ${on}`, async () => {
    await using pool = createPool({ threads })
    await assert.rejects(pool.run(refuseTask, { column: 'pay' }))
    assert.equal(await pool.run(sumOfTask, { values: Float64Array.of(1, 2), times: 2 }), 6)
  })

  test(`a shared input stands where the task sees its value ${on}`, async () => {
    await using pool = createPool({ threads })
    using values = pool.share(Float64Array.of(1, 2, 3))
    const sums = await runAll(
      pool,
      sumOfTask,
      [1, 2, 3, 4].map((times) => ({ values, times })),
    )
    assert.deepEqual(sums, [6, 12, 18, 24])
  })

  test(`a shared input can be shared again after its handle was disposed of ${on}`, async () => {
    await using pool = createPool({ threads })
    for (const number of [5, 7]) {
      using values = pool.share(Float64Array.of(number))
      assert.equal(await pool.run(sumOfTask, { values, times: 1 }), number)
    }
  })

  test(`progress of a task arrives in order ${on}`, async () => {
    await using pool = createPool({ threads })
    const seen: number[] = []
    await pool.run(reportProgressTask, { steps: 4 }, { onProgress: (done) => seen.push(done) })
    assert.deepEqual(seen, [0.25, 0.5, 0.75, 1])
  })

  test(`a signal that has fired already starts nothing ${on}`, async () => {
    await using pool = createPool({ threads })
    await assert.rejects(pool.run(dieAtOnceTask, {}, { signal: AbortSignal.abort() }), isCancelled)
  })

  test(`cancelling rejects what is queued ${on}`, async () => {
    await using pool = createPool({ threads })
    const abort = new AbortController()
    const runs = Array.from({ length: 50 }, (_, seed) =>
      pool.run(drawNormalsTask, { seed, count: 10 }, { signal: abort.signal }),
    )
    abort.abort()
    for (const { status } of await Promise.allSettled(runs)) assert.equal(status, 'rejected')
  })

  test(`running all reports counts and stops at the first failure ${on}`, async () => {
    await using pool = createPool({ threads })
    const counts: string[] = []
    const inputs = [1, 2, 3].map((times) => ({ values: Float64Array.of(1), times }))
    await runAll(pool, sumOfTask, inputs, { onProgress: (done, total) => counts.push(`${done}/${total}`) })
    assert.deepEqual(counts, ['1/3', '2/3', '3/3'])
    await assert.rejects(
      runAll(pool, refuseTask, [{ column: 'a' }, { column: 'b' }, { column: 'c' }]),
      (error) => error instanceof LearnError && error.code === 'column-missing',
    )
  })

  test(`nothing runs after close ${on}`, async () => {
    const pool = createPool({ threads })
    await pool.close()
    await assert.rejects(pool.run(sumOfTask, { values: Float64Array.of(1), times: 1 }), isCancelled)
  })
}

test('one thread and several give the same bits', async () => {
  await using one = createPool({ threads: 1 })
  await using three = createPool({ threads: 3 })
  const inputs = Array.from({ length: 12 }, (_, seed) => ({ seed, count: 100 }))
  assert.deepEqual(await runAll(one, drawNormalsTask, inputs), await runAll(three, drawNormalsTask, inputs))
})

test('threads read the caller’s memory instead of a copy', async () => {
  await using pool = createPool({ threads: 2 })
  const array = toSharedMemory(new Int32Array(4))
  using marks = pool.share(array)
  const ids = await runAll(
    pool,
    markThreadTask,
    [0, 1, 2, 3].map((slot) => ({ marks, slot })),
  )
  assert.ok(
    ids.every((id) => id > 0),
    'none ran on the main thread',
  )
  assert.deepEqual([...array], [41, 42, 43, 44])
})

test('a thread gets a shared input once, however many tasks read it', async () => {
  await using pool = createPool({ threads: 2 })
  using value = pool.share({ rows: 3 })
  const sightings = await runAll(
    pool,
    countSightingsTask,
    Array.from({ length: 20 }, () => ({ value })),
  )
  assert.ok(Math.max(...sightings) >= 10, `the busier thread saw one object ${Math.max(...sightings)} times`)
})

test('a table moves to shared memory whole, and once', () => {
  const table = createTable([
    numberColumn('pay', [1, null, 3]),
    categoryColumn('team', ['a', 'b', 'a']),
    textColumn('note', ['x', null, 'yz']),
  ])
  const shared = toSharedMemory({ table, again: table })
  assert.deepEqual(shared.table, table)
  assert.equal(shared.table, shared.again)
  assert.equal(toSharedMemory(shared.table.columns[0]!).missing, shared.table.columns[0]!.missing)
  for (const column of shared.table.columns) {
    if (column.kind === 'number') assert.ok(column.values.buffer instanceof SharedArrayBuffer)
  }
})

test('a task that listens stops inside its busy loop', async () => {
  await using pool = createPool({ threads: 2 })
  const flag = sharedFlag()
  const abort = new AbortController()
  const run = pool.run(spinListeningTask, { flag }, { signal: abort.signal })
  await Atomics.waitAsync(flag, 0, 0).value
  abort.abort()
  await assert.rejects(run, isCancelled)
  assert.equal(await pool.run(sumOfTask, { values: Float64Array.of(2), times: 1 }), 2)
})

test('a task that does not listen is ended with its thread, and the pool works on', async () => {
  await using pool = createPool({ threads: 2 })
  const flags = [sharedFlag(), sharedFlag()]
  const abort = new AbortController()
  const runs = flags.map((flag) => pool.run(spinDeafTask, { flag }, { signal: abort.signal }))
  await Promise.all(flags.map((flag) => Atomics.waitAsync(flag, 0, 0).value))
  abort.abort()
  for (const run of runs) await assert.rejects(run, isCancelled)
  assert.equal(await pool.run(sumOfTask, { values: Float64Array.of(3), times: 1 }), 3)
  const spins = Atomics.load(flags[0]!, 1)
  await pool.run(sumOfTask, { values: Float64Array.of(3), times: 1 })
  assert.equal(Atomics.load(flags[0]!, 1), spins, 'the loop no longer runs')
})

test('a thread that dies rejects its task with the reason, and the pool works on', async () => {
  await using pool = createPool({ threads: 2 })
  await assert.rejects(pool.run(dieAtOnceTask, {}), /thread running "dieAtOnce" died: exit code 7/)
  await assert.rejects(pool.run(crashTask, {}), /thread running "crash" died: a stray callback failed/)
  assert.equal(await pool.run(sumOfTask, { values: Float64Array.of(4), times: 1 }), 4)
})

test('an input that cannot cross threads rejects and leaves the thread usable', async () => {
  await using pool = createPool({ threads: 2 })
  const values = { ...[() => 1] } as unknown as Float64Array
  await assert.rejects(pool.run(sumOfTask, { values, times: 1 }), /could not be cloned/)
  assert.equal(await pool.run(sumOfTask, { values: Float64Array.of(5), times: 1 }), 5)
})

test('closing rejects what runs and what waits', async () => {
  const pool = createPool({ threads: 2 })
  const flag = sharedFlag()
  const runs = Array.from({ length: 4 }, () => pool.run(spinDeafTask, { flag }))
  const settled = Promise.allSettled(runs)
  await Atomics.waitAsync(flag, 0, 0).value
  await pool.close()
  for (const result of await settled) assert.ok(result.status === 'rejected' && isCancelled(result.reason))
})

test('neither idle threads nor closed ones keep the process alive, and nothing is printed', () => {
  const script = `
    import { createPool } from '${new URL('./create-pool.ts', import.meta.url).href}'
    import { sumOfTask } from '${new URL('./pool.fixture.ts', import.meta.url).href}'
    const idle = createPool({ threads: 2 })
    idle.start([sumOfTask])
    const closed = createPool({ threads: 2 })
    const input = { values: Float64Array.of(1, 2), times: 1 }
    console.log(await idle.run(sumOfTask, input), await closed.run(sumOfTask, input))
    await closed.close()`
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  assert.deepEqual({ stdout, stderr, status }, { stdout: '3 3\n', stderr: '', status: 0 })
})

test('a pool of no threads is refused', () => {
  for (const threads of [0, -1, 1.5, Number.NaN]) assert.throws(() => createPool({ threads }), /whole number/)
})
