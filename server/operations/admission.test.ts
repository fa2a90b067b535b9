import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAdmission } from './admission.ts'

const limits = { running: 2, waiting: 3, perCaller: 4, waitMs: 1000 }

/** Work that ends when told to. */
function gate(): { readonly work: () => Promise<string>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<string>()
  return { work: () => promise, open: () => resolve('done') }
}

test('work runs as far as there is room, the next in line when one ends, in order', async () => {
  const { run } = createAdmission(limits)
  const begun: number[] = []
  const gates = Array.from({ length: 5 }, gate)
  const all = gates.map(({ work }, index) =>
    run(`caller ${index}`, () => {
      begun.push(index)
      return work()
    }),
  )
  await Promise.resolve()
  assert.deepEqual(begun, [0, 1])
  gates[1]!.open()
  await all[1]
  assert.deepEqual(begun, [0, 1, 2])
  for (const { open } of gates) open()
  assert.deepEqual(
    await Promise.all(all),
    Array.from({ length: 5 }, () => 'done'),
  )
  assert.deepEqual(begun, [0, 1, 2, 3, 4])
})

test('when the line is full, the next one is told to come back, and counted', async () => {
  const shed: string[] = []
  const { run } = createAdmission({ ...limits, onShed: (why) => shed.push(why) })
  const held = gate()
  const all = Array.from({ length: 5 }, (_, index) => run(`caller ${index}`, held.work))
  await assert.rejects(run('one more', held.work), { code: 'server-busy' })
  held.open()
  await Promise.all(all)
  assert.equal(await run('one more', async () => 'let in'), 'let in')
  assert.deepEqual(shed, ['all'])
})

test('one caller cannot take the whole line', async () => {
  const { run } = createAdmission(limits)
  const held = gate()
  const all = Array.from({ length: 4 }, () => run('greedy', held.work))
  await assert.rejects(run('greedy', held.work), { code: 'too-many-requests' })
  const other = run('other', held.work)
  held.open()
  await Promise.all([...all, other])
  assert.equal(await run('greedy', async () => 'let in'), 'let in')
})

test('who waits too long is told so, and leaves no place taken', async () => {
  const { run } = createAdmission({ ...limits, running: 1, waitMs: 5 })
  const held = gate()
  const first = run('a', held.work)
  await assert.rejects(run('b', held.work), { code: 'server-busy' })
  held.open()
  await first
  assert.equal(await run('b', async () => 'let in'), 'let in')
})

test('work that fails makes room like any other', async () => {
  const { run } = createAdmission({ ...limits, running: 1 })
  for (let turn = 0; turn < 10; turn++)
    await assert.rejects(
      run('a', () => Promise.reject(new Error('no'))),
      /no/,
    )
  assert.equal(await run('a', async () => 'let in'), 'let in')
})

test('work that nobody waits for gives way to requests, and not for ever', async () => {
  const { run, giveWay } = createAdmission({ ...limits, running: 1 })
  await giveWay(60_000)
  const held = gate()
  const requests = [run('a', held.work), run('b', held.work)]
  await giveWay(1)
  let isTurn = false
  const turn = giveWay(60_000).then(() => (isTurn = true))
  await new Promise(setImmediate)
  assert.equal(isTurn, false)
  held.open()
  await Promise.all([...requests, turn])
})
