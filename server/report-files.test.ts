import { readXlsx } from 'hucre/xlsx'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'
import { keepReports } from './kept-reports.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 12 })
  await keepReports(server, ['2026-07-31', '2026-10-31'])
})
after(() => server.close())

/** A file as it comes, by the cookie of a role. */
async function fileOf(role: 'hr_manager' | 'executive' | 'lead' | 'employee', path: string) {
  const answer = await server.app.inject({
    method: 'GET',
    url: `/api/v1${path}`,
    headers: { cookie: `__Host-cadre=${server.cookies[role]}` },
  })
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload, text: answer.body }
}

test('a report is one page in a file: findings, what goes with them, reliability, definitions, how it was made', async () => {
  const { status, headers, text } = await fileOf('hr_manager', '/reports/attrition/page')
  assert.equal(status, 200, text)
  assert.match(String(headers['content-type']), /^text\/html/)
  assert.match(String(headers['content-disposition']), /filename="attrition-2026-10-31.html"/)
  assert.match(text, /<h1[^>]*>4 of 37 people may leave of their own accord within 6 months/)
  for (const id of ['bands', 'drivers', 'calibration', 'gains', 'models', 'parts', 'definitions', 'made'])
    assert.ok(text.includes(`<section id="${id}"`), id)
  assert.ok(text.includes('a'.repeat(64)), 'the hash of the data')
  // It asks nobody for anything.
  assert.doesNotMatch(text, /(?:src|href)="(?!#)/)
  const earlier = await fileOf('hr_manager', '/reports/attrition/page?asOf=2026-08-15')
  assert.match(earlier.text, /<h1[^>]*>3 of 36 people/)
})

test('whoever reads a report gets the same parts and the same rounded numbers as a file', async () => {
  const executive = await fileOf('executive', '/reports/attrition/page')
  assert.match(executive.text, /<h1[^>]*>4 of 35 people/)
  assert.doesNotMatch(executive.text, /People of /)
  const lead = await fileOf('lead', '/reports/attrition/page')
  assert.match(lead.text, /Your people/)
  assert.doesNotMatch(lead.text, />Everybody</)
  assert.equal((await fileOf('employee', '/reports/attrition/page')).status, 403)
  assert.equal((await fileOf('employee', '/reports/attrition/workbook')).status, 403)
  assert.equal((await fileOf('hr_manager', '/reports/wellbeing/page')).status, 404)
})

test('a report is a spreadsheet with a sheet for each chapter, numbers as numbers', async () => {
  const { status, headers, bytes } = await fileOf('hr_manager', '/reports/attrition/workbook')
  assert.equal(status, 200)
  assert.match(String(headers['content-disposition']), /attrition-2026-10-31.xlsx/)
  const { sheets } = await readXlsx(bytes)
  const rowsOf = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows ?? []
  assert.deepEqual(
    rowsOf('Gains and lift')[1]?.map((cell) => Math.round(Number(cell) * 100) / 100),
    [0.1, 0.19, 1.9],
  )
  assert.equal(rowsOf('Reliability').length, 4)
  assert.equal(rowsOf('Definitions')[1]?.[0], 'Interval')
  assert.deepEqual(rowsOf('Parts')[1]?.slice(0, 4), ['everybody', 'Everybody', 37, 4])
})

test('the figures of the overview are a spreadsheet by the same rights, and its taking is in the audit trail', async () => {
  const path = '/figures/export?by=department&from=2026-08&to=2026-10&format=xlsx'
  const { status, bytes } = await fileOf('hr_manager', path)
  assert.equal(status, 200)
  const { sheets } = await readXlsx(bytes)
  const [head, ...rows] = sheets[0]!.rows
  assert.deepEqual(head, ['month', 'department', 'name', 'headcount', 'joiners', 'leavers'])
  const whole = rows.find(
    ([month, unit, name]) => month === '2026-10' && unit === null && name === 'Everybody',
  )
  const { body } = await server.call('hr_manager', 'GET', '/aggregates/headcount?from=2026-10&to=2026-10')
  const [month] = body['months'] as { cells: { value: number | null; people: number }[] }[]
  assert.equal(whole?.[3], month?.cells[0]?.value ?? month?.cells[0]?.people)
  assert.equal((await fileOf('employee', path)).status, 403)
  const { rows: taken } = await server.database.pool.query(
    `select 1 from audit.entry where act = 'export' and entity = 'aggregates'`,
  )
  assert.equal(taken.length, 1)
})
