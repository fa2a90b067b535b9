import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { problemOf } from '../problem-of.ts'
import { addWebApp } from './add-web-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'cadre-web-'))
after(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'index.html'), '<meta name="style-nonce" content="__STYLE_NONCE__" />')
writeFileSync(join(folder, 'assets', 'page-Ab12.js'), 'console.log(1)')
writeFileSync(join(folder, 'assets', 'page-Ab12.js.map'), '{}')

const app = Fastify()
app.setErrorHandler((error, request, reply) => {
  const problem = problemOf(error, request.id)
  return reply.status(problem.status).send(problem)
})
addWebApp(app, { webFolder: folder } as never)
const html = { accept: 'text/html,*/*' }

test('every page is one document, with a word of its own each time that the policy lets styles in by', async () => {
  const seen = new Set<string>()
  for (const url of ['/', '/people', '/people/per_1', '/organisation-chart?asOf=2025-01-01']) {
    const answer = await app.inject({ url, headers: html })
    const nonce = /content="([\w-]+)"/.exec(answer.body)?.[1] ?? ''
    assert.equal(answer.statusCode, 200)
    assert.ok(nonce.length >= 20)
    assert.match(
      String(answer.headers['content-security-policy']),
      new RegExp(`style-src 'self' 'nonce-${nonce}'`),
    )
    assert.match(String(answer.headers['content-security-policy']), /script-src 'self';/)
    seen.add(nonce)
  }
  assert.equal(seen.size, 4)
})

test('assets are kept for ever and come zipped to those who can read that; maps are not given out', async () => {
  const plain = await app.inject('/assets/page-Ab12.js')
  assert.deepEqual([plain.statusCode, plain.body], [200, 'console.log(1)'])
  assert.match(String(plain.headers['cache-control']), /immutable/)
  const zipped = await app.inject({ url: '/assets/page-Ab12.js', headers: { 'accept-encoding': 'br, gzip' } })
  assert.equal(gunzipSync(zipped.rawPayload).toString(), 'console.log(1)')
  assert.equal((await app.inject('/assets/page-Ab12.js.map')).statusCode, 404)
})

test('an address that is no page is 404: a page to a browser, problem details to a program and below /api', async () => {
  const page = await app.inject({ url: '/nowhere', headers: html })
  assert.deepEqual([page.statusCode, page.headers['content-type']], [404, 'text/html; charset=utf-8'])
  for (const request of [
    { url: '/nowhere' },
    { url: '/api/v1/nowhere', headers: html },
    { url: '/', method: 'POST' as const, headers: html },
  ]) {
    const answer = await app.inject(request)
    assert.deepEqual([answer.statusCode, answer.json().code], [404, 'record-missing'])
  }
})
