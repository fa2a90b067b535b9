import { entities, entityNamed } from '@cadre/people'
import { assertAsExpected, createRecord, readRecords } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { today } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'
import { startImportServer } from './import-server.fixture.ts'
import { textOf } from './import-work.fixture.ts'
import type { ImportServer, ImportSteps } from './import-server.fixture.ts'

let running: ImportServer
let server: TestServer
let asHr: ImportSteps
before(async () => {
  running = await startImportServer()
  ;({ server } = running)
  asHr = running.as('hr_manager')
})
after(() => running.close())

test('a field that the organisation has added takes a column, and is checked like any other', async () => {
  const badge = {
    entity: 'person',
    key: 'badge',
    label: 'Badge colour',
    type: 'choice',
    choices: ['red', 'blue'],
  }
  await asHr.ask('POST', '/custom-fields', { ...badge, dataClass: 'directory' }, 201)
  const sheet = 'Employee ID,Name,Badge colour\nF1,"Paz, Ana",Red\nF2,"Paz, Eva",green\nF3,"Paz, Sol",\n'
  const { id, counts, mapping, issues } = await asHr.checked('badges.csv', sheet)
  assert.equal(mapping.columns[2]?.to, 'person.custom.badge')
  assert.deepEqual(counts.rows, { created: 2, updated: 0, unchanged: 0, rejected: 1, leftOut: 0 })
  assert.equal(issues[0]?.code, 'choice_unknown')
  await asHr.step(`/imports/${id}/run`)
  const colourOf = async (number: string) =>
    (await asHr.ask('GET', `/person-profiles?filter=employeeNumber:eq:${number}`)).items[0]?.custom['badge']
  assert.equal(await colourOf('F1'), 'red')
  const changed = await asHr.imported('badges 2.csv', sheet.replace('Red', 'blue'))
  assert.deepEqual(changed.counts.rows, { created: 0, updated: 1, unchanged: 1, rejected: 1, leftOut: 0 })
  assert.equal(await colourOf('F1'), 'blue')
  await asHr.step(`/imports/${changed.id}/undo`)
  assert.equal(await colourOf('F1'), 'red')
  const target = {
    mapping: { kind: 'snapshot', asOf: today, columns: [{ column: 'Name', to: 'person.custom.other' }] },
  }
  await asHr.ask('PUT', `/imports/${await asHr.upload('x.csv', sheet)}/mapping`, target, 409)
})

test('a row that seems new names those of the same name who are there, but for other birth dates', async () => {
  await asHr.imported(
    'first.csv',
    'Employee ID,Name,Date of birth\nN1,"Núñez, José",1980-02-03\nN2,"Núñez, Eva",1981-02-03\n',
  )
  const { issues, counts } = await asHr.checked(
    'again.csv',
    'Employee ID,Name,Date of birth\nN8,"NUÑEZ, Jose",1980-02-03\nN9,"Núñez, Eva",1999-09-09\n',
  )
  assert.equal(counts.rows.created, 2, 'a note keeps nobody out')
  assert.deepEqual(
    issues.map(({ code }) => code),
    ['person_known'],
  )
  assert.match(issues[0]!.message, /per_[0-9A-Za-z]{22}/)
})

test('people whom a snapshot does not hold are listed by name', async () => {
  const { id, counts } = await asHr.checked(
    'few.csv',
    'Employee ID,Name,Hire date\nM1,"Gil, Ana",2020-01-01\n',
  )
  const first = await asHr.ask('GET', `/imports/${id}/missing?limit=5`)
  assert.equal(first.items.length, 5)
  const all = await asHr.ask('GET', `/imports/${id}/missing?limit=100`)
  assert.equal(all.items.length, counts.missing)
})

test('rows that cannot be read and rows that do not fit are rejected out of all rows of the sheet', async () => {
  const sheet = 'Employee ID,Hire date\nQ1,soon\nQ2,2020-01-01\nQ3,2020-01-01\n'
  const { id, counts } = await asHr.checked('kindless.csv', sheet, { defaults: {}, fixed: {} })
  assert.deepEqual(counts.rows, { created: 0, updated: 0, unchanged: 0, rejected: 3, leftOut: 0 })
  const { body } = await server.call('hr_manager', 'GET', '/import-quality')
  const items = body['items'] as readonly { importId: string; rows: number; rejected: number }[]
  const line = items.find(({ importId }) => importId === id)
  assert.deepEqual([line?.rows, line?.rejected], [3, 3])
})

test('courses and who completed them come in, once, and undo with the rest', async () => {
  const sheet =
    'Employee ID,Course,Completed on,Course score\nF1,First aid,2026-03-01,0.9\nF3,First aid,2026-03-01,0.5\nF1,Ladders,2026-04-01,1\n'
  const done = await asHr.imported('courses.csv', sheet)
  assert.deepEqual(done.counts.records['course'], { created: 2, amended: 0 })
  assert.deepEqual(done.counts.records['enrolment'], { created: 3, amended: 0 })
  const again = await asHr.checked('courses again.csv', sheet, { asOf: '2026-10-10' })
  assert.deepEqual(again.counts.records, {}, JSON.stringify(again.issues))
  await asHr.step(`/imports/${done.id}/undo`)
  const courses = await asHr.ask('GET', '/courses?limit=200')
  assert.ok(!courses.items.some(({ values }) => values['name'] === 'Ladders'))
})

test('candidates and their applications come in for requisitions that the recruiter works on', async () => {
  const asRecruiter = running.as('recruiter')
  const requisition = (await asRecruiter.ask('GET', '/requisitions')).items[0]!.values['name']
  const sheet = `Candidate first name,Candidate last name,Candidate email,Requisition,Applied on
Ana,Soto,ana.soto@mail.example,"${String(requisition)}",2026-10-01
Eva,Gil,eva.gil@mail.example,Nothing of the kind,2026-10-01
`
  const done = await asRecruiter.imported('candidates.csv', sheet)
  assert.deepEqual(done.counts.rows, { created: 2, updated: 0, unchanged: 0, rejected: 0, leftOut: 0 })
  assert.deepEqual(done.counts.records['application'], { created: 1, amended: 0 })
  assert.deepEqual(
    done.issues.map(({ code }) => code),
    ['reference_unknown'],
  )
  const again = await asRecruiter.checked('candidates again.csv', sheet)
  assert.equal(again.counts.rows.unchanged, 2)
  const pay = await asRecruiter.ask('GET', '/import-targets')
  assert.ok(
    pay.items.some(
      ({ name, ...rest }) => name === 'pay.amount' && 'mayWrite' in rest && rest.mayWrite === false,
    ),
  )
})

test('a row of a candidate beyond the recruiter is answered like one of a candidate who is not there', async () => {
  const { asSystem } = server
  const candidate = entityNamed('candidate')
  const hidden = await asSystem((session) =>
    createRecord(session, candidate, {
      from: '2026-01-01',
      values: { firstName: 'Hidden', lastName: 'Hill', email: 'Hidden.Hill@mail.example' },
    }),
  )
  const sheetOf = (first: string, last: string): string =>
    `Candidate first name,Candidate last name,Candidate email\n${first},${last},${first}.${last}@mail.example\n`
  const asRecruiter = running.as('recruiter')
  const answersTo = async (sheet: string): Promise<unknown[]> => {
    const { id, ...checked } = await asRecruiter.checked('candidate.csv', sheet)
    const done = await asRecruiter.step(`/imports/${id}/run`)
    const again = await asRecruiter.checked('candidate again.csv', sheet)
    return [checked, done, again].map(({ counts, issues }) => ({ counts, issues }))
  }
  const ofHidden = await answersTo(sheetOf('hidden', 'hill'))
  assert.deepEqual(ofHidden, await answersTo(sheetOf('nobody', 'known')))
  const found = await asSystem((session) => readRecords(session, candidate, { asOf: today, limit: 10_000 }))
  const ofAddress = found.filter(
    (record) => textOf(record, 'email').toLowerCase() === 'hidden.hill@mail.example',
  )
  assert.equal(ofAddress.length, 2)
  assert.deepEqual(
    ofAddress.filter(({ id }) => id === hidden).map((record) => textOf(record, 'firstName')),
    ['Hidden'],
    'what was there stays as it was',
  )
})

/** Every version that is believed at a moment, of all days, but for its number and when it was entered. */
async function everyVersion(at: Date): Promise<unknown[]> {
  const tables = entities.map(
    (entity) => `${entity.dataClass === 'protected' ? 'vault' : 'records'}.${entity.name}`,
  )
  const all: unknown[] = []
  for (const table of tables) {
    const { rows } = await server.database.pool.query(
      `select to_jsonb(t) - 'version' - 'recorded' as version from ${table} t where recorded @> $1::timestamptz order by id, valid`,
      [at],
    )
    all.push(...rows.map(({ version }) => ({ table, ...version })))
  }
  return all
}

test('an undo gives back every version of every day, and what was known at any moment stays known', async () => {
  await asHr.imported(
    'base.csv',
    'Employee ID,Name,Hire date,Date of birth,Job title,Salary\nU1,"Rey, Ana",2019-01-01,1980-01-01,Clerk,100 EUR\nU2,"Rey, Eva",2020-01-01,1981-01-01,Clerk,100 EUR\n',
  )
  const start = new Date()
  const before = await everyVersion(start)
  const sheet = `Employee ID,Name,Hire date,Termination date,Date of birth,Personal email,Job title,Salary
U1,"Rey, Ana",2018-06-01,,1980-01-02,ana@home.example,Lawyer,150 EUR
U2,"Rey, Eva",2020-01-01,2025-05-05,1981-01-01,,Clerk,100 EUR
U3,"Rey, Sol",2021-01-01,,1982-01-01,,Lawyer,90 EUR
`
  const first = await asHr.imported('changes.csv', sheet, { asOf: '2026-02-01' })
  const middle = new Date()
  const between = await everyVersion(middle)
  assert.notDeepEqual(between, before)
  const second = await asHr.imported('more changes.csv', sheet.replace('150', '175'), { asOf: '2026-03-01' })
  assert.equal(second.counts.rows.updated, 1)
  await asHr.step(`/imports/${second.id}/undo`)
  assert.deepEqual(await everyVersion(new Date()), between)
  await asHr.step(`/imports/${first.id}/undo`)
  assert.deepEqual(await everyVersion(new Date()), before)
  assert.deepEqual(await everyVersion(start), before, 'as it was known before')
  assert.deepEqual(await everyVersion(middle), between, 'as it was known in between')
})

test('pay is not written by who may not write it, whatever the sheet calls it', async () => {
  const asTrainer = running.as('training_specialist')
  const id = await asTrainer.upload('pay.csv', 'Employee ID,Salary\nF1,1 EUR\n')
  await asTrainer.step(`/imports/${id}/read`)
  const columns = [
    { column: 'Employee ID', to: 'person.employeeNumber' },
    { column: 'Salary', to: 'pay.amount' },
  ]
  await asTrainer.ask(
    'PUT',
    `/imports/${id}/mapping`,
    { mapping: { kind: 'snapshot', asOf: today, columns } },
    403,
  )
  assert.ok(server.database)
})

test('a batch is measured, compared with the one before, and waits for a reason when it is not as expected', async () => {
  const sheet = (prefix: string, rows: number, pay: number): string =>
    [
      'Employee ID,First name,Last name,Hire date,Salary',
      ...Array.from(
        { length: rows },
        (_, row) =>
          `${prefix}${row},Ana,Batch ${prefix}${row},2020-01-0${1 + (row % 9)},${pay + 10 * row} EUR`,
      ),
    ].join('\n')
  const first = await asHr.imported('june.csv', sheet('J', 40, 30_000))
  const quality = (id: string) =>
    asHr.ask('GET', `/imports/${id}/quality`) as unknown as Promise<{
      readonly figures: { readonly rows: number; readonly fields: readonly { readonly target: string }[] }
      readonly findings: readonly { readonly target: string | null; readonly isMet: boolean }[]
      readonly acceptedReason: string | null
      readonly before: readonly { readonly importId: string }[]
    }>
  const ofFirst = await quality(first.id)
  assert.equal(ofFirst.figures.rows, 40)
  assert.deepEqual([ofFirst.findings, ofFirst.before], [[], []])
  assert.ok(!JSON.stringify(ofFirst.figures).includes('Ana'))
  const expectations = [
    { kind: 'rows' as const, atLeast: 30 },
    { kind: 'between' as const, target: 'pay.amount', low: 20_000, high: 50_000 },
  ]
  const { id } = await asHr.checked('july.csv', sheet('K', 40, 60_000), { expectations })
  const ofSecond = await quality(id)
  assert.deepEqual(
    ofSecond.before.map(({ importId }) => importId),
    [first.id],
  )
  assert.deepEqual(
    ofSecond.findings.map(({ target, isMet }) => [target, isMet]),
    [
      [null, true],
      ['pay.amount', false],
      ['pay.amount', false],
    ],
  )
  const refused = await server.call('hr_manager', 'POST', `/imports/${id}/run`, { body: {} })
  assert.equal(refused.status, 409)
  assert.match(String(refused.body['detail']), /pay\.amount: 40 rows outside 20000 to 50000/)
  const done = await asHr.step(`/imports/${id}/run`, { acceptUnmet: 'pay was raised by contract' })
  assert.equal(done.counts.rows.created, 40)
  assert.equal((await quality(id)).acceptedReason, 'pay was raised by contract')
  await server.asSystem((session) => assertAsExpected(session, id))

  // Who works with what came of it sees counts of everybody's sheets: no name of a file, no value of a cell.
  const { status, body } = await server.call('data_scientist', 'GET', '/batch-figures')
  assert.equal(status, 200, JSON.stringify(body))
  const items = body['items'] as { rows: number; filled: number; about: string[]; unmet: unknown[] }[]
  const unmet = items.find((one) => one.unmet.length > 0)!
  assert.deepEqual([unmet.rows, unmet.filled, unmet.about], [40, 1, ['employment', 'pay', 'person']])
  assert.deepEqual(unmet.unmet, [
    { source: 'expected', target: 'pay.amount' },
    { source: 'as before', target: 'pay.amount' },
  ])
  assert.ok(!/july|20000|Ana/.test(JSON.stringify(body)))
  for (const role of ['employee', 'lead', 'executive'] as const)
    assert.equal((await server.call(role, 'GET', '/batch-figures')).status, 403, role)
})
