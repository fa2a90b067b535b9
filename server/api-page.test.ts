import { routes } from '@cadre/contract'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 20 })
})
after(() => server.close())

test('the page of the API names every route of its own and every kind of record, and runs under our content policy', async () => {
  const page = await server.app.inject({ url: '/api/docs' })
  assert.equal(page.statusCode, 200)
  assert.match(String(page.headers['content-security-policy']), /script-src 'self'/)
  assert.ok(
    !/\sstyle=|<style|<script>|\son\w+=|https?:\/\/(?!norte\.example|cadre\.dev)/.test(
      page.body.replace(/<pre[^]*?<\/pre>/g, ''),
    ),
  )
  for (const { id, group } of routes) {
    if (!id.endsWith(`_${group}`)) assert.ok(page.body.includes(`id="${id}"`), id)
  }
  for (const path of ['/api/docs.css', '/api/docs.js']) {
    assert.equal((await server.app.inject({ url: path })).statusCode, 200, path)
  }
})

test('the examples of the documentation run as they are written', async () => {
  const text = readFileSync(join(import.meta.dirname, '..', 'docs', 'api.md'), 'utf8')
  const examples = [...text.matchAll(/```http\n([^]*?)```/g)].map(([, example]) => example!)
  assert.ok(examples.length >= 4)
  for (const example of examples) {
    const [head = '', body] = example.split('\n\n')
    const [line = '', ...headers] = head.trim().split('\n')
    const [method = '', url = ''] = line.split(' ')
    const answer = await server.app.inject({
      method: method as 'GET',
      url,
      headers: {
        authorization: `Bearer ${server.tokens.hr_manager}`,
        ...Object.fromEntries(headers.map((header) => header.split(': ') as [string, string])),
      },
      ...(body !== undefined && { payload: JSON.parse(body) as object }),
    })
    assert.ok(answer.statusCode < 300, `${line}: ${answer.body.slice(0, 300)}`)
  }
})

test('every request that the documentation names is a route', () => {
  const known = new Set(routes.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, '*')}`))
  for (const page of ['api.md', 'access.md', 'data-protection.md', 'imports.md', 'jobs.md', 'sign-in.md']) {
    const text = readFileSync(join(import.meta.dirname, '..', 'docs', page), 'utf8')
    const named = [...text.matchAll(/`(GET|POST|PATCH|PUT|DELETE) (?:\/api\/v1)?(\/[^`?\s]*)/g)]
    for (const [, method, path] of named) {
      // One kind of record stands for all.
      const wanted = `${method} ${path!.replace('/<kind>', '/skills').replace(/<[^>]+>|:\w+|\{\w+\}/g, '*')}`
      const isOpen = path!.startsWith('/api/') || path!.startsWith('/health')
      const ofKind = wanted.replace('/skills/', '/absences/')
      assert.ok(isOpen || known.has(wanted) || known.has(ofKind), `${page}: ${method} ${path}`)
    }
  }
})
