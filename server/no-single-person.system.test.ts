import { routeAddress, routes } from '@cadre/contract'
import type { Route } from '@cadre/contract'
import { entities } from '@cadre/people'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 60 })
})
after(() => server.close())

/** A path to something that is there: what is asked is what the role sees of it. */
async function pathsOf({ path }: Route): Promise<string[]> {
  if (path === '/aggregates/:measure') return ['/aggregates/headcount?by=department,location']
  if (!path.includes(':')) return [`${path}`, `${path}?limit=500`]
  const entity = entities.find((declared) => path.startsWith(`/${declared.path}/`))
  if (!entity) return [path.replace(/:\w+/g, server.people.stranger)]
  const { rows } = await server.database.pool.query<{ id: string }>(
    'select id from records.key where entity = $1 order by id limit 2',
    [entity.name],
  )
  return rows.map(({ id }) => path.replace(':id', id))
}

/** Ids of people, candidates and their records, names, addresses and numbers. */
async function traces(): Promise<RegExp> {
  const prefixes = entities.flatMap(({ subject, idPrefix }) => (subject === 'organisation' ? [] : [idPrefix]))
  const { rows } = await server.database.pool.query<{ last_name: string; number: string }>(
    `select distinct last_name, coalesce(employee_number, last_name) as number from records.person
      union select last_name, last_name from records.candidate`,
  )
  const words = rows.flatMap(({ last_name, number }) => [last_name, number])
  return new RegExp(
    `\\b(?:${prefixes.join('|')})_[0-9A-Za-z]{22}|\\b(?:${words.join('|')})\\b|@(?:norte|mail)\\.example`,
  )
}

for (const role of ['executive', 'administrator'] as const) {
  test(`no route answers the ${role} with anything of a single person`, async () => {
    const trace = await traces()
    const reading = routes.filter(({ method }) => method === 'GET')
    let answered = 0
    for (const route of reading) {
      for (const path of await pathsOf(route)) {
        for (const purpose of route.purposes.slice(0, 2)) {
          const { statusCode, body } = await server.app.inject({
            url: routeAddress(path),
            headers: { cookie: `__Host-cadre=${server.cookies[role]}`, 'cadre-purpose': purpose },
          })
          if (statusCode !== 200) continue
          answered++
          const found = trace.exec(withoutAccounts(route, body))
          assert.equal(
            found,
            null,
            `${route.id} ${path}: …${found?.input.slice(found.index - 80, found.index + 60)}`,
          )
        }
      }
    }
    assert.ok(answered > 40, String(answered))
  })

  test(`the ${role} learns nothing of who leads what by filters, sorts or named fields`, async () => {
    const { body } = await server.call(role, 'GET', '/departments?fields=name,headId')
    assert.deepEqual(body['_restrictedFields'], ['headId'])
    for (const query of ['filter=headId:eq:per_0000000000000000000000', 'sort=headId', 'sort=-headId'])
      assert.equal((await server.call(role, 'GET', `/departments?${query}`)).status, 403, query)
  })
}

/** Who has an account is no record of a person: those who run Cadre see its login, name and link, and nothing else. */
function withoutAccounts({ path }: Route, text: string): string {
  const isOfAccounts = path === '/me' || path.startsWith('/accounts')
  return isOfAccounts ? text.replace(/"(?:login|displayName|personId)":"[^"]*"/g, '') : text
}

test('roles with the directory see who leads what', async () => {
  const { body } = await server.call('lead', 'GET', '/requisitions')
  const [first] = body['items'] as { values: Record<string, unknown> }[]
  assert.match(String(first!.values['hiringManagerId'] as string), /^per_/)
})
