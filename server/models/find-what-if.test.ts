import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findWhatIf } from './find-what-if.ts'

/** Nothing that could be read: the thread starts, and fails. */
const task = { bundle: new Map(), input: {}, targetScore: 0.5, side: 'below', searchMs: 100 } as const
const ask = (askedBy: string, longestMs?: number) =>
  findWhatIf({ task, askedBy }, { ...(longestMs !== undefined && { longestMs }) }).then(
    () => 'found',
    (error: { code: string }) => error.code,
  )

test('whoever asks anew is not looked for any more, and holds one place alone', async () => {
  const [first, second, other] = [ask('one'), ask('one'), ask('other')]
  assert.equal(await first, 'too-many-requests')
  assert.deepEqual([await second, await other], ['bundle-incomplete', 'bundle-incomplete'], 'both were begun')
})

test('of many who ask at once some are told to come back, and then they may', async () => {
  const all = [ask('one'), ask('two'), ask('three')]
  assert.equal(await all[2], 'too-many-requests')
  await Promise.all(all)
  assert.equal(await ask('three'), 'bundle-incomplete')
})

test('a search that takes too long ends with a word that the caller can act on', async () => {
  assert.equal(await ask('one', 1), 'server-busy')
})
