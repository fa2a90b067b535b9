import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readSettings } from '../settings.ts'
import { createLineageEmitter } from './emitter.ts'
import type { LineageTarget } from './send-event.ts'
import { producer, schemaURL } from './open-lineage.ts'
import type { RunEvent } from './open-lineage.ts'
import { runIdOf } from './run-id.ts'

let folder: string
const errors: unknown[] = []
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadre-lineage-'))
})
after(() => rm(folder, { recursive: true }))

const eventOf = (name: string): RunEvent => ({
  eventType: 'START',
  eventTime: '2026-11-20T12:00:00.000Z',
  producer,
  schemaURL,
  run: { runId: runIdOf(name), facets: {} },
  job: { namespace: 'cadre', name, facets: {} },
  inputs: [],
  outputs: [],
})

/** What waits, with what was answered. */
const waiting: (readonly [name: string, answer: string | null])[] = []
let isDown = false

const emitterTo = (target: LineageTarget, into: string) =>
  createLineageEmitter({
    namespace: 'cadre',
    target,
    outbox: {
      hasWaiting: () =>
        isDown ? Promise.reject(new Error('no database')) : Promise.resolve(waiting.length > 0),
      keep: ({ job }, answer) => {
        waiting.push([job.name, answer])
        return Promise.resolve()
      },
    },
    folder: join(folder, into),
    onError: (error) => errors.push(error),
  })

const namesIn = async (path: string): Promise<string[]> =>
  (await readFile(join(folder, path), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as RunEvent).job.name)

test('events stand in the file in the order in which they were taken, however long each was waited for, readable by the owner alone', async () => {
  const emitter = emitterTo({ kind: 'file' }, 'file')
  const slow = Promise.withResolvers<RunEvent>()
  emitter.emit(slow.promise)
  emitter.emit(Promise.reject(new Error('what it read is gone')))
  emitter.emit(eventOf('second'))
  slow.resolve(eventOf('first'))
  await emitter.settled()
  assert.deepEqual(await namesIn('file/openlineage.jsonl'), ['first', 'second'])
  assert.match(String(errors.pop()), /what it read is gone/, 'one that cannot be told holds up no other')
  assert.equal((await stat(join(folder, 'file/openlineage.jsonl'))).mode & 0o077, 0)
})

test('a host is told with the token; what it does not take waits, and what comes after it waits behind', async () => {
  const got: { authorization: string | undefined; name: string }[] = []
  const answers = [201, 302]
  const host = createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => (text += part.toString()))
    request.on('end', () => {
      got.push({
        authorization: request.headers.authorization,
        name: (JSON.parse(text) as RunEvent).job.name,
      })
      response.writeHead(answers.shift()!, { location: '/elsewhere' }).end()
    })
  }).listen(0, '127.0.0.1')
  await once(host, 'listening')
  const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/api/v1/lineage`
  const emitter = emitterTo({ kind: 'http', url, token: 'of-this-test' }, 'http')
  for (const name of ['taken', 'moved', 'behind it']) emitter.emit(eventOf(name))
  await emitter.settled()
  assert.deepEqual(
    got.map(({ name }) => name),
    ['taken', 'moved'],
  )
  assert.equal(got[0]!.authorization, 'Bearer of-this-test')
  assert.deepEqual(waiting.splice(0), [
    ['moved', '302'],
    ['behind it', null],
  ])
  assert.match(String(errors.splice(0)), /was not taken \(302\); it waits/)
  host.close()
  host.closeAllConnections()
  emitter.emit(eventOf('nobody there'))
  await emitter.settled()
  assert.deepEqual(
    waiting.splice(0).map(([name]) => name),
    ['nobody there'],
  )
  isDown = true
  emitter.emit(eventOf('without a database'))
  await emitter.settled()
  assert.deepEqual(await namesIn('http/unsent.jsonl'), ['without a database'])
  assert.match(String(errors.splice(0).at(-1)), /no database/)
})

test('the id of a run is a UUID, the same each time, and another for another job', () => {
  assert.match(runIdOf('tsk_1'), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(runIdOf('tsk_1'), runIdOf('tsk_1'))
  assert.notEqual(runIdOf('tsk_1'), runIdOf('tsk_2'))
})

test('lineage is told nowhere unless the settings say so, and to other machines over TLS alone', () => {
  const lineage = (target: string) => readSettings({ CADRE_LINEAGE: target }).lineage
  assert.equal(readSettings({}).lineage, undefined)
  assert.equal(lineage('off'), undefined)
  assert.deepEqual(lineage('file'), { kind: 'file' })
  const url = 'https://lineage.example.org/api/v1/lineage'
  assert.deepEqual(lineage(url), { kind: 'http', url })
  assert.deepEqual(lineage('http://127.0.0.1:5000/x'), { kind: 'http', url: 'http://127.0.0.1:5000/x' })
  for (const wrong of [
    'http://lineage.example.org/',
    'https://me:secret@lineage.example.org/',
    'ftp://localhost/',
    'yes',
  ])
    assert.throws(() => lineage(wrong), { code: 'settings-invalid' }, wrong)
})
