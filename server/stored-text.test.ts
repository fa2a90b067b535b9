import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

// What somebody types comes back as the text it is, whichever way it came in, or is refused.

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 20 })
})
after(() => server.close())

const hr = (method: string, path: string, body?: unknown) =>
  server.call('hr_manager', method, path, body === undefined ? {} : { body })

const texts = [
  '"><img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '{{7*7}}',
  '{{constructor.constructor("return process")()}}',
  '${7*7}',
  '<%= 7 * 7 %>',
  "'); drop table records.person; --",
  '=HYPERLINK("http://evil.test","x")',
]

test('markup, templates and SQL in a text are kept and answered as that text, on every way in', async () => {
  for (const [index, name] of texts.entries()) {
    const from = '2020-01-01'
    const made = await hr('POST', '/skills', { from, values: { name } })
    assert.equal(made.status, 201, JSON.stringify(made.body))
    const bulk = await hr('POST', '/skills/bulk', {
      items: [{ operation: 'create', record: { from, values: { name: `${name} ` } } }],
    })
    assert.equal(bulk.status, 200, JSON.stringify(bulk.body))
    const [{ id: inBulk }] = bulk.body['results'] as [{ id: string }]
    const plain = await hr('POST', '/skills', { from, values: { name: `Plain ${index}` } })
    const change = { from: today, values: { name: `${name}  ` } }
    assert.equal((await hr('PATCH', `/skills/${String(plain.body['id'])}`, change)).status, 200)
    for (const [id, expected] of [
      [String(made.body['id']), name],
      [inBulk, `${name} `],
      [String(plain.body['id']), `${name}  `],
    ] as const) {
      const answer = await hr('GET', `/skills/${id}`)
      assert.equal((answer.body['values'] as { name: string }).name, expected)
      assert.match(String(answer.headers['content-type']), /^application\/json/)
      assert.equal(answer.headers['x-content-type-options'], 'nosniff')
    }
  }
})

test('a link leads to a host over https or http and to nothing that runs, on every way in', async () => {
  for (const url of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.test',
    '/\\evil.test',
    'https:evil.test',
    'https://user@evil.test',
    'https://evil.test\r\nSet-Cookie: a=b',
    ' https://evil.test',
  ]) {
    const values = { name: 'A course', url }
    const made = await hr('POST', '/courses', { from: today, values })
    assert.equal(made.status, 400, url)
    const [issue] = made.body['issues'] as { path: string[] }[]
    assert.deepEqual(issue?.path, ['body', 'values', 'url'])
    const bulk = await hr('POST', '/courses/bulk', {
      items: [{ operation: 'create', record: { from: today, values } }],
    })
    assert.equal(bulk.status, 400, url)
  }
  const good = { name: 'A course', url: 'https://learn.norte.example/sql?a=b#c' }
  const { body } = await hr('POST', '/courses', { from: today, values: good })
  assert.equal((await hr('PATCH', `/courses/${String(body['id'])}`, badChange)).status, 400)
})

const badChange = { from: today, values: { url: 'javascript:alert(1)' } }

test('an address to write to has one recipient, one line and no option', async () => {
  for (const address of [
    'a@norte.example\r\nBcc: all@norte.example',
    'a@norte.example\nSubject: x',
    'a@norte.example, b@norte.example',
    '-OQueueDirectory=/tmp -X/x@norte.example',
    '-oQ@norte.example',
    '"a b"@norte.example',
    'a@norte.example;b@norte.example',
    'A <a@norte.example>',
    'a@b',
  ]) {
    const from = today
    const values = { firstName: 'A', lastName: 'B' }
    const person = { from, values: { ...values, workEmail: address } }
    assert.equal((await hr('POST', '/person-profiles', person)).status, 400, address)
    const candidate = { from, values: { ...values, email: address } }
    const entered = await server.call('recruiter', 'POST', '/candidates', { body: candidate })
    assert.equal(entered.status, 400, address)
    if (!/\s/.test(address)) continue
    const account = await hr('POST', '/accounts', { login: address, displayName: 'x' })
    assert.equal(account.status, 400, address)
  }
})

test('a day that no calendar has is refused, and the 29th of February is a day in leap years alone', async () => {
  const on = async (from: string): Promise<number> =>
    (await hr('POST', '/skills', { from, values: { name: `Since ${from}` } })).status
  assert.deepEqual(
    await Promise.all(
      ['2024-02-29', '2000-02-29', '2023-02-29', '1900-02-29', '2024-02-30', '2024-13-01'].map(on),
    ),
    [201, 201, 400, 400, 400, 400],
  )
})
