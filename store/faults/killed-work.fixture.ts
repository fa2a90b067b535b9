import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./work.fixture.ts', import.meta.url))

/** How often a kill test kills; `npm run soak` raises it. */
export const kills = (few: number): number => Number(process.env['CADRE_KILLS'] ?? few)

interface Work {
  readonly work: 'migrate' | 'backup' | 'restore' | 'seal'
  readonly place: string
  readonly file?: string
}

/**
 * Runs a piece of work and kills it so many milliseconds after it was started, or after it has said a `word`;
 * returns what it said by then.
 */
export async function killAfter(
  { work, place, file = '' }: Work,
  afterMs: number,
  { word }: { readonly word?: string } = {},
): Promise<readonly string[]> {
  const { said, child, ended, says } = begin({ work, place, file })
  if (word !== undefined) await Promise.race([ended, says(word)])
  await Promise.race([ended, sleep(afterMs)])
  child.kill('SIGKILL')
  await ended
  return said
}

/** Runs a piece of work to its end; returns how long it took once it had begun. */
export async function complete({ work, place, file = '' }: Work): Promise<number> {
  const { said, ended, begun } = begin({ work, place, file })
  await begun
  const start = performance.now()
  const errors = await ended
  assert.ok(said.includes('done'), errors)
  return performance.now() - start
}

function begin({ work, place, file }: Required<Work>) {
  const child = spawn(process.execPath, [script, work, place, file], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  let errors = ''
  const lines = createInterface(child.stdout).on('line', (line) => said.push(line))
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const ended = once(child, 'close').then(() => errors)
  const says = async (word: string): Promise<void> => {
    while (!said.includes(word)) await once(lines, 'line')
  }
  return { child, said, ended, begun: once(lines, 'line'), says }
}

/** Moments spread over a time, one in each equal part of it, the same every time. */
export function moments(count: number, overMs: number): number[] {
  return Array.from(
    { length: count },
    (_, index) => ((index + (((index + 1) * 7919) % 101) / 101) / count) * overMs,
  )
}
