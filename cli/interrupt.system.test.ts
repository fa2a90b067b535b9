import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { csv, makeWorkplace, people, quickly } from './cadre.fixture.ts'

const place = await makeWorkplace()
const launcher = fileURLToPath(new URL('./bin/cadre.js', import.meta.url))
/** The goal is two seconds; a busy machine may need longer, one that hangs needs for ever. */
const mostMs = 8000

before(() => place.write('people.csv', csv(people(1500))))

interface Interruption {
  readonly node?: string
  readonly signal: NodeJS.Signals
  readonly to: 'process' | 'group'
  /** How long after the study began. */
  readonly afterMs: number
}

async function interruptStudy({ node = process.execPath, signal, to, afterMs }: Interruption) {
  // The key is made right before a study begins.
  await rm(place.env['CADRE_HOME']!, { recursive: true, force: true })
  const args = [launcher, 'study', 'people.csv', '-t', 'Left', '--out', 'out', '--json']
  const child = spawn(node, args, {
    cwd: place.folder,
    env: place.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()))
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
  const end = new Promise<number>((done) =>
    child.on('close', (code, by) => done(code ?? (by === 'SIGINT' ? 130 : 128))),
  )
  while (!existsSync(join(place.env['CADRE_HOME']!, 'keys', 'signing.pem'))) await wait(10)
  await wait(afterMs)
  const start = performance.now()
  process.kill(to === 'group' ? -child.pid! : child.pid!, signal)
  const status = await end
  return { status, stdout, stderr, ms: performance.now() - start, group: child.pid! }
}

const oldNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .find(
    (path) =>
      existsSync(path) &&
      Number(spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.split('.')[0]) <
        24,
  )

const interruptions: readonly Interruption[] = [
  { signal: 'SIGINT', to: 'process', afterMs: 0 },
  { signal: 'SIGINT', to: 'group', afterMs: 1000 },
  { signal: 'SIGTERM', to: 'process', afterMs: 1000 },
  { signal: 'SIGHUP', to: 'process', afterMs: 500 },
]

for (const interruption of interruptions) {
  const { signal, to, afterMs } = interruption
  test(`${signal} to the ${to} ${afterMs} ms into a study: status 130, nothing left`, async () => {
    checkStopped(await interruptStudy(interruption))
    assert.deepEqual(await place.list(), ['people.csv'])
  })
}

for (const to of ['process', 'group'] as const) {
  test(`SIGINT to the ${to} of a study that an older Node started: status 130, nothing left`, async (t) => {
    if (oldNode === undefined) return t.skip('needs a Node older than 24 beside ours')
    checkStopped(await interruptStudy({ node: oldNode, signal: 'SIGINT', to, afterMs: 700 }))
    assert.deepEqual(await place.list(), ['people.csv'])
  })
}

test('an older Node passes on output and status', (t) => {
  if (oldNode === undefined) return t.skip('needs a Node older than 24 beside ours')
  const run = (...args: string[]) =>
    spawnSync(oldNode, [launcher, ...args], { cwd: place.folder, env: place.env, encoding: 'utf8' })
  assert.match(run('profile', 'people.csv').stdout, /^people\.csv: 1500 rows/)
  assert.deepEqual(
    [
      run('profile', 'people.csv').status,
      run('profile').status,
      run('profile', 'no.csv').status,
      run('score', '.', 'people.csv').status,
    ],
    [0, 2, 3, 5],
  )
})

function checkStopped({
  status,
  stdout,
  stderr,
  ms,
  group,
}: Awaited<ReturnType<typeof interruptStudy>>): void {
  assert.equal(status, 130, stderr)
  assert.ok(ms < mostMs, `${ms} ms`)
  assert.doesNotMatch(stderr, /^\s+at /m)
  // Ended by force before it could speak, it says nothing.
  if (stdout !== '') assert.equal((JSON.parse(stdout) as { error: { code: string } }).error.code, 'cancelled')
  assert.throws(() => process.kill(-group, 0), { code: 'ESRCH' }, 'a process was left')
}

test('scoring that is stopped half way leaves no file', async () => {
  await place.write('many.csv', csv(Array.from({ length: 200 }, () => people(1500)).flat()))
  const studied = await place.run('study', 'people.csv', '-t', 'Left', ...quickly, '--out', 'study')
  assert.equal(studied.status, 0, studied.stderr)
  const args = [launcher, 'score', 'study', 'many.csv', '--out', 'scores.csv']
  const child = spawn(process.execPath, args, { cwd: place.folder, env: place.env, stdio: 'ignore' })
  const end = new Promise<number | null>((done) => child.on('close', done))
  while (!(await place.list()).some((name) => name.endsWith('.tmp'))) await wait(5)
  child.kill('SIGINT')
  assert.equal(await end, 130)
  assert.deepEqual(await place.list(), ['many.csv', 'people.csv', 'study'])
})

test('work that does not stop is ended: by a second signal at once, else after a while', async () => {
  const script = `
    import { cancelOnInterrupt } from '${new URL('./cancel-on-interrupt.ts', import.meta.url).href}'
    const { signal } = cancelOnInterrupt()
    signal.addEventListener('abort', () => console.log('asked'))
    setInterval(() => undefined, 1000)
    console.log('ready')`
  const msUntilEnd = async (signals: number): Promise<number> => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const end = new Promise<number | null>((done) => child.on('close', done))
    const lines = child.stdout[Symbol.asyncIterator]()
    await lines.next()
    child.kill('SIGINT')
    await lines.next()
    const asked = performance.now()
    // Signals closer together than a person's fingers are one.
    if (signals > 1) {
      child.kill('SIGINT')
      await wait(500)
      child.kill('SIGINT')
    }
    assert.equal(await end, 130)
    return performance.now() - asked
  }
  assert.ok((await msUntilEnd(2)) < 1400)
  assert.ok((await msUntilEnd(1)) >= 1400)
})
