import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 30 })
})
after(() => server.close())

interface Page {
  readonly items: readonly Record<string, string | null>[]
  readonly nextCursor: string | null
}

async function walk(query: string): Promise<Page['items']> {
  const items: Record<string, string | null>[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await server.call(
      'hr_manager',
      'GET',
      `/people?limit=7${query}${cursor === '' ? '' : `&cursor=${cursor}`}`,
    )
    assert.equal(status, 200, JSON.stringify(body))
    const page = body as unknown as Page
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}

const keys = {
  name: 'lastName',
  number: 'employeeNumber',
  position: 'title',
  department: 'departmentName',
  place: 'locationName',
}

test('people come in each order page by page, nobody twice and nobody left out, whoever works or not', async () => {
  const everybody = (await walk('')).map(({ id }) => id).toSorted()
  for (const [field, key] of Object.entries(keys)) {
    const up = await walk(`&sort=${field}`)
    const down = await walk(`&sort=-${field}`)
    assert.deepEqual(up.map(({ id }) => id).toSorted(), everybody, field)
    assert.deepEqual(
      down.map(({ id }) => id),
      up.map(({ id }) => id).toReversed(),
      field,
    )
    // One value stands together, whatever the collation.
    const changes = up.filter((line, place) => (line[key] ?? '') !== (up[place - 1]?.[key] ?? null)).length
    assert.equal(changes, new Set(up.map((line) => line[key] ?? '')).size, field)
  }
})

test('an order narrows with the filters', async () => {
  const working = await walk('&working=true&sort=-department')
  const everybody = await walk('&working=true')
  assert.deepEqual(working.map(({ id }) => id).toSorted(), everybody.map(({ id }) => id).toSorted())
})

test('those who work come by position page by page as they would all at once, up and down', async () => {
  for (const sort of ['position', '-position']) {
    const { body } = await server.call('hr_manager', 'GET', `/people?limit=200&working=true&sort=${sort}`)
    const atOnce = (body as unknown as Page).items.map(({ id }) => id)
    assert.ok(atOnce.length > 14)
    const walked = (await walk(`&working=true&sort=${sort}`)).map(({ id }) => id)
    assert.deepEqual(walked, atOnce, sort)
  }
})

test('who sees some people only is given whole pages of them by position', async () => {
  const { body } = await server.call('lead', 'GET', '/people?limit=2&working=true&sort=position')
  const all = await server.call('lead', 'GET', '/people?limit=200&working=true&sort=position')
  const [first, whole] = [body as unknown as Page, all.body as unknown as Page]
  assert.deepEqual(
    first.items.map(({ id }) => id),
    whole.items.slice(0, 2).map(({ id }) => id),
  )
})

test('those whom words find come in the asked order, too', async () => {
  const found = await walk('&q=an&sort=-name')
  const usual = await walk('&q=an')
  assert.ok(usual.length > 1)
  assert.deepEqual(
    found.map(({ id }) => id),
    usual.map(({ id }) => id).toReversed(),
  )
})

test('a cursor of one order is refused in another, and an order that there is not is told', async () => {
  const { body } = await server.call('hr_manager', 'GET', '/people?limit=5&sort=place')
  const cursor = String(body['nextCursor'])
  const other = await server.call('hr_manager', 'GET', `/people?limit=5&sort=-place&cursor=${cursor}`)
  assert.equal(other.status, 400)
  assert.match(String(other.body['detail']), /cursor/)
  assert.equal((await server.call('hr_manager', 'GET', '/people?sort=salary')).status, 400)
})
