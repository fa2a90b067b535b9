/**
 * Loaded with `--import` before a process with an embedded database: while the file `CADRE_HANG` is there, a
 * query never comes back, as on a full disk or in an endless loop. Then a limit of a minute passes in two seconds.
 */
import { PGlite } from '@electric-sql/pglite'
import { existsSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const file = process.env['CADRE_HANG'] ?? ''

if (isMainThread) {
  const wait = globalThis.setTimeout
  const hurry = (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
    wait(() => run(...args), ms === 60_000 && existsSync(file) ? 2000 : ms)
  globalThis.setTimeout = Object.assign(hurry, wait) as typeof setTimeout
} else {
  const answer = PGlite.prototype.execProtocolRaw
  PGlite.prototype.execProtocolRaw = function (...args) {
    while (existsSync(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000)
    return answer.apply(this, args)
  }
}
