import { AppError } from '@cadre/core'
import type { Session } from '@cadre/store'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGatherer } from './gatherer.ts'

const limits = { together: 3, waiting: 4, abreast: 1 }

/** Transactions that are counted instead of made. */
function counting() {
  const transactions: number[] = []
  let held: Promise<void> | undefined
  return {
    transactions,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = promise
      return resolve
    },
    open: async (run: (session: Session) => Promise<void>) => {
      const turn = transactions.push(0) - 1
      await held
      await run({ note: () => void transactions[turn]!++ } as unknown as Session)
    },
  }
}

const noting = (result: string) => async (session: Session) => {
  session.note({ act: 'score', entity: 'model', subjects: [] })
  return result
}

test('work of one key that comes together is done together, so many at a time, and that of others apart', async () => {
  const { transactions, open } = counting()
  const { run } = createGatherer(limits)
  const results = await Promise.all([
    ...['a', 'b', 'c', 'd'].map((name) => run('one', noting(name), open)),
    run('other', noting('e'), open),
  ])
  assert.deepEqual(results, ['a', 'b', 'c', 'd', 'e'])
  assert.deepEqual(transactions.toSorted(), [1, 1, 3])
  assert.equal(await run('one', noting('later'), open), 'later')
})

test('one that is refused leaves the others their answers', async () => {
  const { open } = counting()
  const { run } = createGatherer(limits)
  const refused = run('k', () => Promise.reject(new AppError('record-missing', 'no')), open)
  const answered = run('k', noting('yes'), open)
  await assert.rejects(refused, { code: 'record-missing' })
  assert.equal(await answered, 'yes')
})

test('when a transaction breaks each is tried by itself, and only what breaks it fails', async () => {
  const { run } = createGatherer(limits)
  let broken: object | undefined
  const open = async (act: (session: Session) => Promise<void>): Promise<void> => {
    const session = {} as Session
    await act(session)
    if (broken === session) throw new Error('the transaction is aborted')
  }
  const breaking = run(
    'k',
    async (session) => {
      broken = session
      throw new Error('a statement failed')
    },
    open,
  )
  const answered = run('k', async () => 'yes', open)
  await assert.rejects(breaking, /aborted/)
  assert.equal(await answered, 'yes')
})

test('who sends more than may wait is told to wait', async () => {
  const { open, hold } = counting()
  const { run } = createGatherer(limits)
  const release = hold()
  const first = run('k', noting('first'), open)
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  const line = Array.from({ length: 4 }, () => run('k', noting('next'), open))
  await assert.rejects(run('k', noting('beyond'), open), { code: 'too-many-requests' })
  release()
  await Promise.all([first, ...line])
})
