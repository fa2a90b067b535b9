import { entityNamed } from '@cadre/people'
import { createRecords } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
  await server.asSystem((session) =>
    createRecords(
      session,
      entityNamed('person'),
      [
        ['Zoë', 'Núñez-Łukaszewicz'],
        ['Bjørn', 'Strömqvist'],
        ['100%', 'Under_score'],
      ].map(([firstName, lastName]) => ({
        from: '2020-01-01',
        values: { firstName: firstName!, lastName: lastName! },
      })),
    ),
  )
})
after(() => server.close())

async function search(q: string, who: 'employee' | 'hr_manager' = 'employee') {
  const { body } = await server.call(who, 'GET', `/people?q=${encodeURIComponent(q)}&count=true`)
  assert.ok(body['items'], JSON.stringify(body))
  const items = body['items'] as { firstName: string; lastName: string }[]
  return { names: items.map(({ firstName }) => firstName), matching: body['matching'], total: body['total'] }
}

test('people are found without their accents, by parts of words in any order', async () => {
  for (const words of ['nunez', 'NÚÑEZ', 'zoe', 'lukasz', 'nunez zoë', 'zoe lukaszewicz']) {
    const { names, matching, total } = await search(words)
    assert.ok(names.includes('Zoë'), words)
    assert.deepEqual([matching, total], ['exact', names.length])
  }
  assert.deepEqual((await search('bjorn stromqvist')).names, ['Bjørn'])
})

test('a misspelt name finds those spelt alike, most alike first, and says so', async () => {
  for (const words of ['nuñes', 'lukasewicz', 'stromkvist']) {
    const { names, matching } = await search(words)
    assert.equal(matching, 'similar')
    assert.ok(names.slice(0, 2).includes(words.startsWith('strom') ? 'Bjørn' : 'Zoë'), words)
  }
  assert.deepEqual((await search('qqqqqqqqqq')).names, [])
})

test('signs that SQL would read as patterns are only signs', async () => {
  assert.deepEqual((await search('100%')).names, ['100%'])
  assert.deepEqual((await search('under_score')).names, ['100%'])
  assert.equal((await search("') or 1=1--")).matching, 'similar')
})

test('a search finds nobody for who may see nobody', async () => {
  assert.equal((await server.call('executive', 'GET', '/people?q=zoe')).status, 403)
  assert.equal((await server.call('data_scientist', 'GET', '/people?q=zoe')).status, 403)
})
