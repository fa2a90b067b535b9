import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { makeWorkplace } from './cadre.fixture.ts'

const place = await makeWorkplace()
const launcher = fileURLToPath(new URL('./bin/cadre.js', import.meta.url))

interface Serving {
  readonly address: string
  readonly child: ChildProcess
  /** Sends a signal and waits for the end. */
  readonly stop: (signal: NodeJS.Signals) => Promise<number>
}

/** Starts `cadre serve` on a free port and waits until it listens. */
async function startServing(...args: string[]): Promise<Serving> {
  const child = spawn(process.execPath, [launcher, 'serve', '--port', '0', ...args], {
    cwd: place.folder,
    env: place.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
  const ended = new Promise<number>((done) => child.on('close', (code) => done(code ?? 128)))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = /listens on (\S+)/.exec(line)?.[1]
      if (found) resolve(found)
    })
    void ended.then((status) => reject(new Error(`ended with ${status}: ${stderr}`)))
  })
  return {
    address,
    child,
    stop: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

interface FirstLinks {
  readonly links: readonly { readonly title: string; readonly link: string }[]
}

let first: FirstLinks
let serving: Serving | undefined
before(async () => {
  const { status, stdout, stderr } = await place.run('init', '--json')
  assert.equal(status, 0, stderr)
  first = JSON.parse(stdout) as FirstLinks
})
after(() => serving?.stop('SIGKILL'))

test('an empty installation has an administrator and an HR manager, and new links as long as nobody came', async () => {
  assert.deepEqual(
    first.links.map(({ title }) => title),
    ['Administrator', 'HR manager'],
  )
  const { stdout } = await place.run('init', '--json')
  const second = JSON.parse(stdout) as FirstLinks
  assert.equal(second.links.length, 2)
  assert.notEqual(second.links[0]!.link, first.links[0]!.link)
})

test('a server answers, lets a link in once, and refuses a second process on its folder', async () => {
  serving = await startServing()
  const page = await fetch(`${serving.address}/sign-in`)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /Sign in/)

  const token = first.links[1]!.link.split('#link=')[1]
  const signIn = (): Promise<Response> =>
    fetch(`${serving!.address}/api/v1/session/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
  assert.equal((await signIn()).status, 200)
  assert.equal((await signIn()).status, 401)

  const other = await place.run('serve', '--port', '0')
  assert.equal(other.status, 7)
  assert.match(other.stderr, /Process \d+ has used the data folder/)
})

test('a port that is taken, or none, is said in words', async () => {
  const { port } = new URL(serving!.address)
  const taken = await place.run('serve', '--demo', '--folder', 'other', '--port', port)
  assert.equal(taken.status, 2)
  assert.match(taken.stderr, /Something else listens on port/)
  const none = await place.run('serve', '--port', 'http')
  assert.equal(none.status, 2)
  assert.match(none.stderr, /CADRE_PORT must be a number/)
})

test('a signal ends the server in order, and the demo does not start over an installation', async () => {
  assert.equal(await serving!.stop('SIGTERM'), 0)
  serving = undefined
  const { status, stderr } = await place.run('serve', '--demo', '--port', '0')
  assert.equal(status, 8)
  assert.match(stderr, /the demo needs an empty one/)
})

test('the only HR manager is let in anew from the machine, with a reason that the audit trail keeps', async () => {
  const nobody = await place.run('recover-account', 'nobody', '--reason', 'locked out')
  assert.equal(nobody.status, 8, nobody.stderr)
  const { stdout, stderr, status } = await place.run(
    'recover-account',
    'hr-manager',
    '--reason',
    'lost the phone',
    '--json',
  )
  assert.equal(status, 0, stderr)
  assert.match(
    (JSON.parse(stdout) as { link: string }).link,
    /^http:\/\/localhost:3000\/sign-in#link=[\w-]{20,}$/,
  )
  assert.equal((await place.run('recover-account', 'hr-manager')).status, 2)
})

test('without an installation the server says how to make one', async () => {
  const { status, stderr } = await place.run('serve', '--folder', 'empty', '--port', '0')
  assert.equal(status, 7)
  assert.match(stderr, /cadre init/)
})
