import { spreadsheetOf } from '@cadre/connect/files'
import { readRecords } from '@cadre/store'
import type { Session } from '@cadre/store'
import { entityNamed } from '@cadre/people'
import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { today } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'
import { startImportServer } from './import-server.fixture.ts'
import type { ImportServer, ImportSteps, Item } from './import-server.fixture.ts'

let running: ImportServer
let server: TestServer
let { ask, step, upload, checked, imported } = {} as ImportSteps
before(async () => {
  running = await startImportServer()
  ;({ server } = running)
  ;({ ask, step, upload, checked, imported } = running.as('hr_manager'))
})
after(() => running.close())

const sheet = `Employee ID,Name,Work e-mail,Hire date,Job title,Department,Manager,Salary,Gender,Date of birth
Z1,"Quispe, Ana",ana@example.org,2019-03-04,Engineer,Platform,Luz Mamani,50000 EUR,F,12/03/1985
Z2,"Mamani,  Luz ",luz@example.org,2015-01-12,Head of Platform,Platform ,,90000 EUR,F,25/11/1979
Z3,"Rojas, Pía",pia@example.org,2021-06-01,engineer,platform,luz mamani,48000 EUR,female,01/02/1990
`

async function personOf(number: string): Promise<string> {
  const found = await ask('GET', `/person-profiles?filter=employeeNumber:eq:${number}`)
  return String(found.items[0]?.['id'])
}

async function recordsOf(path: string, number: string): Promise<readonly Item[]> {
  return (await ask('GET', `/${path}?subjectId=${await personOf(number)}`)).items
}

/** What is believed of everybody, and what was at a moment. */
const believed = (knownAt?: string) =>
  server.asSystem(async (session: Session) => {
    const all: unknown[] = []
    for (const name of [
      'person',
      'employment',
      'job_assignment',
      'manager_line',
      'pay',
      'contact_details',
      'protected_profile',
      'department',
      'job',
    ]) {
      const records = await readRecords(session, entityNamed(name), {
        asOf: today,
        limit: 10_000,
        ...(knownAt && { knownAt }),
      })
      all.push(
        records.map(({ id, validFrom, validTo, values, custom }) => ({
          id,
          validFrom,
          validTo,
          values,
          custom,
        })),
      )
    }
    return all
  })

test('a sheet of people becomes people with their employment, job, manager, pay and what they said about themselves', async () => {
  const start = await believed()
  const check = await checked('staff.csv', sheet)
  assert.deepEqual(check.counts.rows, { created: 3, updated: 0, unchanged: 0, rejected: 0, leftOut: 0 })
  assert.deepEqual(await believed(), start, 'a check writes nothing')
  const done = await step(`/imports/${check.id}/run`)
  assert.equal(done.state, 'done')
  assert.deepEqual(done.counts.rows, check.counts.rows)
  assert.deepEqual(done.counts.records, check.counts.records)
  const [ana] = await recordsOf('job-assignments', 'Z1')
  const [pia] = await recordsOf('job-assignments', 'Z3')
  assert.equal(
    ana!.values.departmentId,
    pia!.values.departmentId,
    'padding and case make no other department',
  )
  assert.equal(ana!.validFrom, '2019-03-04')
  const [line] = await recordsOf('manager-lines', 'Z3')
  assert.equal(line!.values.managerId, await personOf('Z2'))
  const [pay] = await recordsOf('pay', 'Z2')
  assert.deepEqual(pay!.values.amount, { minor: 9_000_000, currency: 'EUR' })
  const [contact] = await recordsOf('contact-details', 'Z1')
  assert.equal(contact!.values.birthDate, '1985-03-12')
})

test('the same file again, and a copy under another name, change nothing', async () => {
  const before = await believed()
  for (const name of ['staff.csv', 'copy of staff.csv']) {
    const again = await imported(name, sheet)
    assert.deepEqual(again.counts.rows, { created: 0, updated: 0, unchanged: 3, rejected: 0, leftOut: 0 })
    assert.match(again.notes[0]?.message ?? '', /same file/)
  }
  assert.deepEqual(await believed(), before)
})

test('a later sheet changes what differs from its day on, and undoing it gives back what was believed', async () => {
  const before = await believed()
  const later = sheet.replace('50000 EUR', '55000 EUR').replace('ana@example.org', 'ana.q@example.org')
  const done = await imported('staff-2026.csv', later, { asOf: '2026-10-01' })
  assert.deepEqual(done.counts.rows, { created: 0, updated: 1, unchanged: 2, rejected: 0, leftOut: 0 })
  const id = await personOf('Z1')
  const then = (await ask('GET', `/pay?subjectId=${id}&asOf=2026-09-30`)).items[0]
  assert.equal(then?.values.amount?.minor, 5_000_000)
  assert.equal((await recordsOf('pay', 'Z1'))[0]?.values.amount?.minor, 5_500_000)
  const undone = await step(`/imports/${done.id}/undo`)
  assert.equal(undone.state, 'undone')
  assert.deepEqual(await believed(), before)
})

test('what somebody changed after an import stays when the import is undone', async () => {
  const done = await imported(
    'more.csv',
    sheet.replace('90000 EUR', '95000 EUR').replace('48000 EUR', '49000 EUR'),
  )
  const [pay] = await recordsOf('pay', 'Z2')
  await ask('PATCH', `/pay/${pay!.id}`, { from: today, values: { amount: { minor: 1, currency: 'EUR' } } })
  await step(`/imports/${done.id}/undo`)
  assert.equal((await recordsOf('pay', 'Z2'))[0]?.values.amount?.minor, 1)
  assert.equal((await recordsOf('pay', 'Z3'))[0]?.values.amount?.minor, 4_800_000)
})

test('a cell that cannot be read rejects its row, says why, and is mended in the grid', async () => {
  const bad = `Employee ID,Name,Hire date,Salary
B1,"Lima, Eva",2020-02-30,1000 EUR
B2,"Lima, Iris",2020-02-28,lots
B3,"Lima, Olga",2020-02-28,1000 EUR
`
  const { id, counts } = await checked('bad.csv', bad)
  assert.equal(counts.rows.rejected, 2)
  const page = await ask('GET', `/imports/${id}/rows?show=rejected`)
  assert.deepEqual(
    page.items.map(({ row, issues }) => [row, issues.map(({ column, code }) => [column, code])]),
    [
      [1, [['Hire date', 'date_invalid']]],
      [2, [['Salary', 'number_invalid']]],
    ],
  )
  const rejected = await server.app.inject({
    url: `/api/v1/imports/${id}/rejected`,
    headers: { cookie: `__Host-cadre=${server.cookies.hr_manager}` },
  })
  assert.match(rejected.body, /B1.*Hire date: Is no date/)
  await ask('PATCH', `/imports/${id}/rows/1`, { cells: { 'Hire date': '2020-02-29' } })
  await ask('PATCH', `/imports/${id}/rows/2`, { decision: 'leave out' })
  const again = await step(`/imports/${id}/check`)
  assert.deepEqual(again.counts.rows, { created: 2, updated: 0, unchanged: 0, rejected: 0, leftOut: 1 })
})

test('rows that contradict each other, and two people who may be one, are asked about', async () => {
  const { id, counts } = await checked(
    'twice.csv',
    `Employee ID,Name,Date of birth,Job title
C1,"Soto, Ada",1990-05-05,Clerk
C1,"Soto, Ada",1990-05-05,Clerk
C2,"Vera, Inés",1991-05-05,Clerk
C2,"Vera, Inés",1991-05-05,Lawyer
C3,"Soto, Ada",1990-05-05,Lawyer
`,
  )
  assert.deepEqual(counts.rows, { created: 1, updated: 0, unchanged: 1, rejected: 3, leftOut: 0 })
  const page = await ask('GET', `/imports/${id}/rows?show=rejected`)
  assert.deepEqual(
    page.items.map(({ row, issues }) => [row, issues[0]?.code]),
    [
      [3, 'key_repeated'],
      [4, 'key_repeated'],
      [5, 'person_suspected'],
    ],
  )
})

test('columns that grant roles or set secrets go nowhere, and pay is not written without the right to', async () => {
  const { id } = await checked(
    'odd.csv',
    'Employee ID,Name,role,password_hash,org_id,score,id\nD1,"Paz, Sol",hr_manager,x,1,5,7\n',
  )
  const { mapping } = await ask('GET', `/imports/${id}`)
  const used = mapping.columns.filter(({ to }) => to !== null).map(({ column }) => column)
  assert.deepEqual(used, ['Employee ID', 'Name'])
  const columns = [{ column: 'role', to: 'account.role' }]
  await ask('PUT', `/imports/${id}/mapping`, { mapping: { kind: 'snapshot', asOf: today, columns } }, 400)
})

test('an id in a sheet names a record that is there, and never makes one', async () => {
  const luz = await personOf('Z2')
  const unknown = `per_${'0'.repeat(22)}`
  const rows = `id,Last name\n${unknown},Paz\nadmin,Paz\n1,Paz\n${luz},Mamani\n`
  const id = await upload('ids.csv', rows)
  await step(`/imports/${id}/read`)
  const columns = [
    { column: 'id', to: 'person.id' },
    { column: 'Last name', to: 'person.lastName' },
  ]
  await ask('PUT', `/imports/${id}/mapping`, { mapping: { kind: 'snapshot', asOf: today, columns } })
  const { counts, issues } = await step(`/imports/${id}/check`)
  assert.deepEqual(counts.rows, { created: 0, updated: 0, unchanged: 1, rejected: 3, leftOut: 0 })
  assert.deepEqual(new Set(issues.map(({ code }) => code)), new Set(['person_unknown']))
})

test('an import tells the sheets of a workbook, and which was read', async () => {
  const rows = [
    ['Employee ID', 'First name', 'Last name'],
    ['S1', 'Ana', 'Paz'],
    ['S2', 'Eva', 'Paz'],
  ]
  const id = await upload('office.xlsx', await buffer(spreadsheetOf(rows)))
  const read = await step(`/imports/${id}/read`, { reading: { sheet: 'Export' } })
  assert.deepEqual([read.sheets, read.sheet], [['Export'], 'Export'])
  const plain = await step(`/imports/${await upload('plain.csv', sheet)}/read`)
  assert.deepEqual([plain.sheets, plain.sheet], [[], null])
})

test('somebody who was erased is not brought in again', async () => {
  await server.asSystem(async (session) => {
    const digest = session.cipher.pseudonym('suppressed employee number', 'e77')
    await session.trx
      .insertInto('app.suppression')
      .values({ digest, kind: 'employee number', erasure_id: 'era_trial' } as never)
      .execute()
  })
  const done = await imported('erased.csv', 'Employee ID,Name\nE77,"Rey, Leo"\nE78,"Rey, Mar"\n')
  assert.deepEqual(done.counts.rows, { created: 1, updated: 0, unchanged: 0, rejected: 1, leftOut: 0 })
  assert.equal(done.issues[0]?.code, 'person_erased')
})

test('only its account sees an import, and only roles that keep records begin one', async () => {
  const id = await upload('own.csv', sheet)
  const other = await server.call('training_specialist', 'GET', `/imports/${id}`)
  assert.equal(other.status, 404)
  const employee = await server.call('employee', 'POST', '/imports', { body: { fileName: 'x.csv' } })
  assert.equal(employee.status, 403)
})

test('a history file keeps each change with its day, and a second import of it changes nothing', async () => {
  const history = `Employee ID,Name,Effective date,Job title,Salary
H1,"Cruz, Eva",2023-05-01,Senior Analyst,40000 EUR
H1,"Cruz, Eva",2020-02-01,Analyst,30000 EUR
H1,"Cruz, Eva",2025-01-01,Senior Analyst,44000 EUR
`
  const done = await imported('history.csv', history)
  assert.equal(done.mapping.kind, 'history')
  const id = await personOf('H1')
  const titleOn = async (day: string) =>
    (await ask('GET', `/job-assignments?subjectId=${id}&asOf=${day}`)).items[0]?.values['title']
  assert.deepEqual(await Promise.all(['2020-02-01', '2023-04-30', '2023-05-01', today].map(titleOn)), [
    'Analyst',
    'Analyst',
    'Senior Analyst',
    'Senior Analyst',
  ])
  assert.equal((await recordsOf('pay', 'H1'))[0]?.values.amount?.minor, 4_400_000)
  const again = await checked('history again.csv', history)
  assert.deepEqual(again.counts.rows, { created: 0, updated: 0, unchanged: 3, rejected: 0, leftOut: 0 })
})

test('an export that is brought back changes nothing, in each format', async () => {
  for (const [path, format] of [
    ['pay', 'csv'],
    ['job-assignments', 'xlsx'],
    ['employments', 'json'],
    ['contact-details', 'parquet'],
  ] as const) {
    const exported = await server.app.inject({
      url: `/api/v1/${path}/export?format=${format}`,
      headers: { cookie: `__Host-cadre=${server.cookies.hr_manager}`, 'cadre-purpose': 'operation' },
    })
    assert.equal(exported.statusCode, 200, exported.body)
    const { counts, issues } = await checked(`${path}.${format}`, exported.rawPayload)
    const { unchanged, ...others } = counts.rows
    assert.ok(unchanged > 5, path)
    const expected = { created: 0, updated: 0, rejected: 0, leftOut: 0 }
    assert.deepEqual(others, expected, `${path} ${JSON.stringify(issues.slice(0, 3))}`)
  }
})

test('JSON lines come in as CSV does', async () => {
  const rows = [
    { 'Employee ID': 'J1', Name: 'Ríos, Ana', 'Hire date': '2020-01-01' },
    { 'Employee ID': 'J2', Name: 'Ríos, Eva', 'Hire date': '2021-01-01' },
  ]
  const { counts } = await checked('staff.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'))
  assert.equal(counts.rows.created, 2)
})
