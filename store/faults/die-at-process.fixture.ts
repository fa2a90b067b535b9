/**
 * Loaded with `--import` before a process that is to die at a durable step of its work: at a commit, or at
 * a rename, link or sync of a file. `CADRE_DIE=before:3` kills before the third, `in:3` while it is under way,
 * `after:3` once it is done and before anybody knows; `CADRE_STEPS=FILE` lists the steps instead. The product has no
 * part in it: whatever it makes durable goes through these functions.
 */
import fs, { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import pg from 'pg'

const [moment = '', place = ''] = (process.env['CADRE_DIE'] ?? '').split(':')
const list = process.env['CADRE_STEPS']
let count = 0

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('killed')
}

/** Runs a step, or dies before, in or after it. */
function step<Result>(name: string, run: () => Result): Result {
  const isHere = ++count === Number(place)
  if (list !== undefined) appendFileSync(list, `${name}\n`)
  if (!isHere) return run()
  if (moment === 'before') die()
  const result = run()
  if (!(result instanceof Promise)) die()
  if (moment === 'in') setImmediate(die)
  return result.then(die, die) as Result
}

type Work = (...args: never[]) => unknown

function watch(owner: object, name: string, nameOf: (...args: never[]) => string | undefined): void {
  const methods = owner as Record<string, Work>
  const original = methods[name]!
  methods[name] = function (this: unknown, ...args: never[]): unknown {
    const known = nameOf(...args)
    const run = (): unknown => original.apply(this, args)
    return known === undefined ? run() : step(known, run)
  }
}

// The thread of the embedded database writes by itself, and is killed with its process.
if (isMainThread) {
  const target = (_from: string, to: string): string => basename(to)
  watch(fs, 'renameSync', target)
  watch(fs, 'linkSync', target)
  watch(fs, 'fsyncSync', () => 'sync')
  watch(fs.promises, 'rename', target)
  watch(fs.promises, 'link', target)
  const handle = await fs.promises.open(process.execPath)
  watch(Object.getPrototypeOf(handle) as object, 'sync', () => 'sync')
  await handle.close()
  watch(pg.Client.prototype, 'query', (query: unknown) => {
    const text = typeof query === 'string' ? query : (query as { text?: unknown } | undefined)?.text
    return typeof text === 'string' && /^commit$/i.test(text.trim()) ? 'commit' : undefined
  })
  syncBuiltinESMExports()
}
