import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { listPeople } from '@cadre/store'
import type { PeopleSort, PersonLine } from '@cadre/store'
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

const moment = { asOf: '2026-11-20', isWorking: true } as const

/** Everybody who works, put in order as a whole: what was known at a moment is not looked for group by group. */
const allAtOnce = (sort: PeopleSort): Promise<readonly PersonLine[]> =>
  server.asSystem((session) =>
    listPeople(session, { ...moment, sort, limit: 1000, knownAt: new Date().toISOString() }),
  )

async function inPages(sort: PeopleSort, options: { limit: number; largeGroup: number }): Promise<string[]> {
  const ids: string[] = []
  let last: PersonLine | undefined
  for (;;) {
    const after = last && {
      key: String(last[keys[sort.field] as 'title'] ?? ''),
      lastName: last.lastName,
      firstName: last.firstName,
      id: last.id,
    }
    const page = await server.asSystem((session) =>
      listPeople(session, { ...moment, ...options, sort, ...(after && { after }) }),
    )
    ids.push(...page.map(({ id }) => id))
    last = page.at(-1)
    if (page.length < options.limit) return ids
  }
}

test('those who work come in the order of groups page by page as they would all at once, of small groups and of large ones', async () => {
  // Somebody without a department, and a department that ended before its people left.
  const [first, second] = (await walk('&working=true')).map(({ id }) => id)
  const { pool } = server.database
  await pool.query('update records.job_assignment set department_id = null where person_id = $1', [first])
  await pool.query(
    `update records.department set valid = daterange(lower(valid), '2026-11-01') where id =
      (select department_id from records.job_assignment where person_id = $1 and is_primary limit 1)`,
    [second],
  )
  for (const field of ['position', 'department', 'place'] as const)
    for (const isDescending of [false, true]) {
      const sort = { field, isDescending }
      const whole = await allAtOnce(sort)
      assert.ok(whole.length > 14)
      if (field === 'department')
        assert.ok(whole.filter(({ departmentName }) => departmentName === null).length > 1)
      for (const largeGroup of [1, 4, 1000])
        for (const limit of [1, 5])
          assert.deepEqual(
            await inPages(sort, { limit, largeGroup }),
            whole.map(({ id }) => id),
            `${field}, ${isDescending}, groups from ${largeGroup} on, pages of ${limit}`,
          )
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
