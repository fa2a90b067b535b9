import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openServer } from '@cadre/store'
import { startPostgres } from '@cadre/store/postgres.fixture'
import { chance, killLoop, kills } from './kill-loop.fixture.ts'
import { prepareServed } from './served.fixture.ts'
import { compareWithStored, createWriters } from './writers.fixture.ts'

// Needs Debian's Postgres, and minutes.

const postgres = await startPostgres()
after(() => postgres.remove())

for (const kind of ['the embedded database', 'Postgres'] as const) {
  test(`a server on ${kind} that is killed over and over loses nothing it acknowledged`, async (t) => {
    const url = kind === 'Postgres' ? await postgres.createDatabase('served') : undefined
    const served = await prepareServed(url === undefined ? {} : { url })
    t.after(() => served.remove())
    const times = kills(4)
    const { acknowledged, slowestStartMs } = await killLoop({
      served,
      times,
      ...(url !== undefined && { url }),
    })
    t.diagnostic(`${acknowledged} writes over ${times} kills; slowest start ${Math.round(slowestStartMs)} ms`)
  })
}

test('a Postgres that is killed and comes back takes nothing acknowledged with it; the server goes on by itself', async (t) => {
  const url = await postgres.createDatabase('killed')
  const served = await prepareServed({ url })
  t.after(() => served.remove())
  await served.start()
  const next = chance(23)
  const writers = createWriters(served)
  const { ended, stop } = writers.run()
  const times = kills(4)
  for (let time = 0; time < times; time++) {
    await sleep(30 + 400 * next())
    await postgres.stop('kill')
    await postgres.start()
  }
  await sleep(1500)
  stop()
  const acknowledged = await ended
  assert.equal(served.child().exitCode, null)
  await served.kill()
  const database = await openServer(url)
  t.after(() => database.close())
  await compareWithStored(database, writers.kept)
  t.diagnostic(`${acknowledged} writes over ${times} kills of Postgres`)
})

test('while the database is away requests get 503 with Retry-After, and answers once it is back', async (t) => {
  const served = await prepareServed({ url: await postgres.createDatabase('away') })
  t.after(() => served.remove())
  await served.start()
  const ask = async () => {
    const begun = performance.now()
    const answer = await fetch(`${served.address()}/api/v1/me`, {
      headers: { authorization: `Bearer ${served.token}` },
    })
    return { answer, ms: performance.now() - begun }
  }
  assert.equal((await ask()).answer.status, 200)
  await postgres.stop('fast')
  for (let time = 0; time < 5; time++) {
    const { answer, ms } = await ask()
    assert.equal(answer.status, 503)
    assert.ok(Number(answer.headers.get('retry-after')) >= 1)
    assert.equal(((await answer.json()) as { code: string }).code, 'store-unreachable')
    assert.ok(ms < 5000, `${ms} ms`)
    await sleep(Number(process.env['CADRE_AWAY_MS'] ?? 5000) / 5)
  }
  assert.equal((await fetch(`${served.address()}/health`)).status, 200)
  assert.equal((await fetch(`${served.address()}/ready`)).status, 503)
  await postgres.start()
  const { answer } = await ask()
  assert.equal(answer.status, 200)
  // Readiness is asked of the database once a second at most.
  await sleep(1200)
  assert.equal((await fetch(`${served.address()}/ready`)).status, 200)
})
