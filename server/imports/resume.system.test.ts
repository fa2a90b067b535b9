import { readImport } from '@cadre/store'
import type { Session } from '@cadre/store'
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { startTestServer } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'
import { believedOf, prepareImport, textOf } from './import-work.fixture.ts'
import type { ImportWork } from './import-work.ts'
import { checkImport } from './check-import.ts'
import { runImport, undoImport } from './run-import.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 12 })
})
after(async () => {
  await server.close()
  await rm(server.context.importFolder, { recursive: true, force: true })
})

/** More rows than two transactions take; every tenth leads the nine after it. */
function sheetOf(prefix: string, rows = 1100): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const lead = row % 10 === 0 ? '' : `${prefix}${row - (row % 10)}`
    return `${prefix}${row},Given${row},Family${row},2020-01-${String(1 + (row % 28)).padStart(2, '0')},${lead}`
  })
  return ['Employee ID,First name,Last name,Hire date,Manager', ...lines].join('\n')
}

/** Stands for a kill: the transaction of this number is undone, or is committed and nobody learns of it. */
function dyingAt(work: ImportWork, dies: number, isCommitted: boolean): ImportWork {
  let count = 0
  return {
    ...work,
    enter: async <Result>(run: (session: Session) => Promise<Result>): Promise<Result> => {
      if (++count < dies) return work.enter(run)
      const killed = new Error('killed')
      if (!isCommitted)
        await work.enter(async (session) => {
          await run(session)
          throw killed
        })
      else await work.enter(run)
      throw killed
    },
  }
}

test('a run that is killed at any transaction, before or after its commit, ends as if it had not been', async () => {
  const work = await prepareImport(server, { fileName: 'killed.csv', content: sheetOf('K') })
  // Begin, edits, three chunks of people, three of lines, end.
  for (const dies of [1, 3, 4, 3, 4, 3, 3]) {
    for (const isCommitted of [false, true]) {
      const { state } = await server.asSystem((session) => readImport(session, work.importId))
      if (state === 'done') break
      await assert.rejects(runImport(dyingAt(work, dies, isCommitted)), /killed/)
    }
  }
  const { state } = await server.asSystem((session) => readImport(session, work.importId))
  const counts = state === 'done' ? work.found.counts! : await runImport(work)
  assert.deepEqual(counts.rows, { created: 1100, updated: 0, unchanged: 0, rejected: 0, leftOut: 0 })
  assert.deepEqual(counts.records, work.found.counts!.records)
  const people = (await believedOf(server, 'person')).filter((one) =>
    /^K\d/.test(textOf(one, 'employeeNumber')),
  )
  assert.equal(people.length, 1100)
  const ids = new Set(people.map(({ id }) => id))
  const lines = (await believedOf(server, 'manager_line')).filter(({ subjectId }) => ids.has(subjectId!))
  assert.equal(lines.length, 990)
})

test('an undo that is killed goes on, and leaves what was there before', async () => {
  const before = (await believedOf(server, 'person')).map(({ id, values }) => ({ id, values }))
  const work = await prepareImport(server, { fileName: 'undone.csv', content: sheetOf('U', 600) })
  await runImport(work)
  for (const isCommitted of [false, true])
    await assert.rejects(undoImport(dyingAt(work, 3, isCommitted)), /killed/)
  await undoImport(work)
  assert.deepEqual(
    (await believedOf(server, 'person')).map(({ id, values }) => ({ id, values })),
    before,
  )
})

test('two imports of one sheet at once end like one', async () => {
  const content = sheetOf('T', 700)
  const works = [
    await prepareImport(server, { fileName: 'one.csv', content }),
    await prepareImport(server, { fileName: 'two.csv', content }),
  ]
  const counts = await Promise.all(works.map((work) => runImport(work)))
  const sum = (name: 'created' | 'unchanged' | 'rejected') =>
    counts.reduce((all, { rows }) => all + rows[name], 0)
  assert.deepEqual([sum('created'), sum('rejected')], [700, 0])
  const people = (await believedOf(server, 'person')).filter((one) =>
    /^T\d/.test(textOf(one, 'employeeNumber')),
  )
  assert.equal(people.length, 700)
  const again = await checkImport(await prepareImport(server, { fileName: 'three.csv', content }))
  assert.equal(again.rows.unchanged, 700)
})
