import { addDays } from '@cadre/core'
import type { RecordVersion } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { today } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'
import { believedOf, prepareImport, textOf } from './import-work.fixture.ts'
import { inDollars, readSheet, skip, startImportServer } from './real-sheets.fixture.ts'
import { runImport, undoImport } from './run-import.ts'

let server: TestServer
before(async () => {
  server = await startImportServer()
})
after(() => server.close())

test('a real sheet of 311 people imports whole, and every record makes sense', { skip }, async () => {
  const before = await everything()
  const content = readSheet('HRDataset_v14.csv')
  const work = await prepareImport(server, { fileName: 'HRDataset_v14.csv', content, over: inDollars })
  const counts = await runImport(work)
  assert.deepEqual(counts.rows, { created: 311, updated: 0, unchanged: 0, rejected: 0, leftOut: 0 })
  assert.deepEqual(counts, work.found.counts, 'the check counted what the run did')

  const people = (await believedOf(server, 'person')).filter(({ values }) => values['isSynthetic'] !== true)
  assert.equal(people.length, 311)
  for (const person of people) {
    for (const name of ['firstName', 'lastName'] as const)
      assert.match(textOf(person, name), /^\S+( \S+)*$/, 'no padded or double spaces')
  }
  const ofToday = await believedOf(server, 'employment')
  assert.equal(ofToday.filter(isOf(people)).length, 207, 'who is still employed is')
  const contacts = new Map((await believedOf(server, 'contact_details')).map((one) => [one.subjectId, one]))
  for (const { id, validFrom } of people) {
    const birthDate = textOf(contacts.get(id), 'birthDate')
    assert.ok(
      birthDate > '1940' && addDays(birthDate, 365 * 15) < validFrom,
      'years of two digits lie in the past',
    )
  }
  const lines = (await believedOf(server, 'manager_line')).filter(isOf(people))
  assert.ok(lines.every(({ subjectId, values }) => values['managerId'] !== subjectId))
  const departments = (await believedOf(server, 'job_assignment'))
    .filter(isOf(people))
    .map(({ values }) => values['departmentId'])
  assert.equal(new Set(departments).size, 6)

  const again = await prepareImport(server, { fileName: 'renamed.csv', content, over: inDollars })
  assert.deepEqual(again.found.counts!.rows, {
    created: 0,
    updated: 0,
    unchanged: 311,
    rejected: 0,
    leftOut: 0,
  })
  await undoImport(work)
  assert.deepEqual(await everything(), before)
})

test(
  'somebody who left is believed to have had job, pay and manager until the last day',
  { skip },
  async () => {
    const content = readSheet('HRDataset_v14.csv')
    await runImport(await prepareImport(server, { fileName: 'HRDataset_v14.csv', content, over: inDollars }))
    const person = (await believedOf(server, 'person')).find(
      ({ values }) => values['employeeNumber'] === '10084',
    )!
    for (const kind of ['employment', 'job_assignment', 'pay', 'manager_line']) {
      const [record] = (await believedOf(server, kind, '2016-06-16')).filter(
        ({ subjectId }) => subjectId === person.id,
      )
      assert.deepEqual([record?.validFrom, record?.validTo], ['2015-03-30', '2016-06-17'], kind)
      assert.deepEqual(
        (await believedOf(server, kind)).filter(({ subjectId }) => subjectId === person.id),
        [],
      )
    }
  },
)

const isOf = (people: readonly RecordVersion[]) => {
  const ids = new Set(people.map(({ id }) => id))
  return ({ subjectId }: RecordVersion): boolean => ids.has(subjectId!)
}

async function everything(): Promise<unknown> {
  const kinds = [
    'person',
    'employment',
    'job_assignment',
    'manager_line',
    'pay',
    'contact_details',
    'protected_profile',
    'review',
    'department',
    'job',
  ]
  const all: unknown[] = []
  for (const kind of kinds) {
    const records = await believedOf(server, kind, today)
    all.push(
      records.map(({ id, validFrom, validTo, values, custom, enteredBy }) => ({
        id,
        validFrom,
        validTo,
        values,
        custom,
        enteredBy,
      })),
    )
  }
  return all
}
