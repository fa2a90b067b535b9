import { openEmbedded } from '@cadre/store'
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { prepareServed } from './served.fixture.ts'
import { compareWithStored, createWriters, writeSome } from './writers.fixture.ts'

// Needs strace and prlimit, and the right to trace.

const served = await prepareServed()
after(() => served.remove())

async function compare(kept: ReturnType<typeof createWriters>['kept']): Promise<void> {
  const database = await openEmbedded(join(served.folder, 'data'))
  try {
    await compareWithStored(database, kept)
  } finally {
    await database.close()
  }
}

const me = () =>
  fetch(`${served.address()}/api/v1/me`, { headers: { authorization: `Bearer ${served.token}` } })

test('once the disk reports errors nothing more is acknowledged, and what was is there at the next start', async () => {
  const writers = createWriters(served)
  for (const call of ['fsync', 'pwrite64']) {
    await served.start()
    await writeSome(writers)
    const fault = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:error=EIO`]
    const tracer = spawn('strace', [...fault, '-p', String(served.child().pid)], { stdio: 'ignore' })
    // The server may end by itself, and strace with it, before anybody asks.
    const ended = once(tracer, 'exit')
    await once(tracer, 'spawn')
    await traced(served.child().pid!)
    const during = writers.run()
    setTimeout(during.stop, 3000)
    await during.ended
    tracer.kill('SIGINT')
    await ended
    await served.kill()
    await compare(writers.kept)
  }
})

/** Waits until every thread of a process is traced. */
async function traced(pid: number): Promise<void> {
  const isFree = (id: string): boolean => {
    try {
      return /^TracerPid:\t0$/m.test(readFileSync(`/proc/${pid}/task/${id}/status`, 'utf8'))
    } catch (error) {
      // Threads end while they are looked at.
      if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code!)) return false
      throw error
    }
  }
  for (let tries = 0; tries < 1500; tries++) {
    // The first fault may have ended it already.
    if (!existsSync(`/proc/${pid}/task`)) return
    if (!readdirSync(`/proc/${pid}/task`).some(isFree)) return
    await sleep(20)
  }
  throw new Error('strace does not attach')
}

test('with few files that it may open, connections beyond are not answered, and all is well once they are gone', async () => {
  await served.start()
  const { pid } = served.child()
  const open = readdirSync(`/proc/${pid}/fd`).length
  execFileSync('prlimit', [`--pid=${pid}`, `--nofile=${open + 20}:`])
  const controller = new AbortController()
  const answers = await Promise.allSettled(
    Array.from({ length: 200 }, () =>
      fetch(`${served.address()}/api/v1/me`, {
        headers: { authorization: `Bearer ${served.token}` },
        signal: AbortSignal.any([controller.signal, AbortSignal.timeout(8000)]),
      }).then((answer) => answer.status),
    ),
  )
  controller.abort()
  const statuses = new Set(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 0)))
  assert.ok(
    [...statuses].every((status) => [0, 200, 429, 503].includes(status)),
    [...statuses].join(),
  )
  assert.ok(statuses.has(200))
  assert.equal(served.child().exitCode, null)
  execFileSync('prlimit', [`--pid=${pid}`, '--nofile=1024:'])
  assert.equal((await me()).status, 200)
  const writers = createWriters(served)
  await writeSome(writers)
  await served.kill()
  await compare(writers.kept)
})
