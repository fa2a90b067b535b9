import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { makeWorkplace } from './cadre.fixture.ts'

// The embedded database hangs under a server, as its supervisor sees it.

const place = await makeWorkplace()
const launcher = fileURLToPath(new URL('./bin/cadre.js', import.meta.url))
const hang = place.path('hang')
let child: ChildProcess | undefined
after(() => child?.kill('SIGKILL'))

async function serve(): Promise<string> {
  child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('@cadre/store/hang.fixture'), launcher, 'serve', '--port', '0'],
    {
      cwd: place.folder,
      env: { ...place.env, CADRE_HANG: hang },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const started = once(createInterface(child.stdout!), 'line')
  const [line] = (await Promise.race([started, once(child, 'exit')])) as [unknown]
  assert.match(String(line), /^Cadre listens on /)
  return String(line).split(' ').at(-1)!
}

const open = (address: string, token: string): Promise<Response> =>
  fetch(`${address}/api/v1/session/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })

test('a query that never comes back ends in 503 and the process with status 7; started again, all is there', async () => {
  const { stdout, stderr, status } = await place.run('init', '--json')
  assert.equal(status, 0, stderr)
  const [first, second] = (JSON.parse(stdout) as { links: { link: string }[] }).links.map(
    ({ link }) => link.split('#link=')[1]!,
  )
  const address = await serve()
  assert.equal((await open(address, first!)).status, 200)

  writeFileSync(hang, '')
  const ended = once(child!, 'exit')
  const answers = await Promise.all([
    open(address, second!),
    fetch(`${address}/ready`),
    fetch(`${address}/health`),
  ])
  assert.deepEqual(
    answers.map(({ status: answered }) => answered),
    [503, 503, 200],
  )
  assert.equal(((await answers[0].json()) as { code: string }).code, 'store-unreachable')
  assert.deepEqual(await ended, [7, null])

  rmSync(hang)
  const again = await serve()
  assert.equal((await fetch(`${again}/ready`)).status, 200)
  assert.deepEqual(
    [(await open(again, first!)).status, (await open(again, second!)).status],
    [401, 200],
    'what was acknowledged counts, and what was refused was not done',
  )
})
