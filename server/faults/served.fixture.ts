import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./serve.fixture.ts', import.meta.url))

/** An installation that is served by a process of its own, which can be killed and started again. */
export interface Served {
  readonly folder: string
  readonly token: string
  readonly address: () => string
  readonly child: () => ChildProcess
  readonly start: () => Promise<void>
  readonly kill: () => Promise<void>
  readonly remove: () => Promise<void>
}

/** Prepares an installation in a new folder, on Postgres when a URL is given. It is not started yet. */
export async function prepareServed({
  url,
  parent = tmpdir(),
  nodeOptions = '',
}: { url?: string; parent?: string; nodeOptions?: string } = {}): Promise<Served> {
  const folder = mkdtempSync(join(parent, 'cadre-served-'))
  const env = {
    ...process.env,
    CADRE_FOLDER: join(folder, 'data'),
    CADRE_HOME: join(folder, 'home'),
    CADRE_KEY_FILE: join(folder, 'field-keys.json'),
    CADRE_REQUESTS_PER_MINUTE: '9999999',
    NODE_OPTIONS: nodeOptions,
    ...(url !== undefined && { DATABASE_URL: url }),
  }
  const run = async (mode: 'prepare' | 'serve', port = '0') => {
    const child = spawn(process.execPath, [script, mode, port], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stderr.on('data', (text: Buffer) => (said += text.toString()))
    const line = await Promise.race([
      once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
      once(child, 'exit').then(() => undefined),
    ])
    if (line === undefined) throw new Error(`the process ended before it was ready: ${said}`)
    return { child, word: line.split(' ')[1]! }
  }
  const prepared = await run('prepare')
  if (prepared.child.exitCode === null) await once(prepared.child, 'exit')
  let serving: { child: ChildProcess; word: string } | undefined
  const kill = async (): Promise<void> => {
    const child = serving?.child
    serving = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  return {
    folder,
    token: prepared.word,
    address: () => serving!.word,
    child: () => serving!.child,
    start: async () => {
      // What a test that failed left behind would hold the folder.
      await kill()
      serving = await run('serve')
    },
    kill,
    remove: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
