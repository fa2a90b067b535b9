/**
 * Loaded with `--import` before a process whose power could go at any moment: a disk may lose whatever was
 * written and not synced, and every new name whose folder was not. Follows what the process writes under the
 * folder `CADRE_WATCHED`, and on exit writes what could be lost to the file `CADRE_LOSSES`, a line each.
 */
import fs from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { isMainThread } from 'node:worker_threads'

const watched = resolve(process.env['CADRE_WATCHED'] ?? '.')
const report = process.env['CADRE_LOSSES'] ?? ''
/** Made anew by every process, or beside the installation. */
const harmless = ['holder-secret', 'prepared.json', basename(report)]

const synced = new Set<string>()
const unsynced = new Set<string>()
const newNames = new Map<string, string>()
const losses = new Set<string>()

const isWatched = (path: string): boolean =>
  resolve(path).startsWith(`${watched}/`) && !harmless.includes(basename(path))

function wrote(path: string): void {
  if (!isWatched(path)) return
  unsynced.add(resolve(path))
  synced.delete(resolve(path))
}

function sync(path: string): void {
  if (path === '') return
  synced.add(resolve(path))
  unsynced.delete(resolve(path))
  for (const [name, folder] of newNames) if (folder === resolve(path)) newNames.delete(name)
}

function placed(from: string, to: string): void {
  if (!isWatched(to)) return
  for (const path of filesUnder(from)) {
    if (!synced.has(path)) losses.add(`${basename(path)} was renamed to ${basename(to)} before it was synced`)
    unsynced.delete(path)
  }
  newNames.set(resolve(to), dirname(resolve(to)))
}

function filesUnder(path: string): string[] {
  if (!fs.statSync(path).isDirectory()) return [resolve(path)]
  return [resolve(path), ...fs.readdirSync(path).flatMap((name) => filesUnder(join(path, name)))]
}

type Work = (...args: never[]) => unknown
type Note = (self: unknown, args: readonly unknown[], result: unknown) => void

/** Calls `note` once a function has done its work; `early` before, while what is renamed is still there. */
function follow(owner: object, name: string, note: Note, { early = false } = {}): void {
  const methods = owner as Record<string, Work>
  const original = methods[name]!
  methods[name] = function (this: unknown, ...args: never[]): unknown {
    if (early) note(this, args, undefined)
    const result = original.apply(this, args)
    if (early) return result
    if (!(result instanceof Promise)) {
      note(this, args, result)
      return result
    }
    return result.then((value: unknown) => {
      note(this, args, value)
      return value
    })
  }
}

const pathOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isFlushed = (options: unknown): boolean => (options as { flush?: boolean } | undefined)?.flush === true

if (isMainThread) {
  const descriptors = new Map<unknown, string>()
  const handles = new WeakMap<object, string>()
  const writing: Note = (_, [path, , options]) => {
    wrote(pathOf(path))
    if (isFlushed(options)) sync(pathOf(path))
  }
  follow(fs, 'openSync', (_, [path], descriptor) => descriptors.set(descriptor, pathOf(path)))
  follow(fs, 'writeSync', (_, [descriptor]) => wrote(descriptors.get(descriptor) ?? ''))
  follow(fs, 'fsyncSync', (_, [descriptor]) => sync(descriptors.get(descriptor) ?? ''))
  follow(fs, 'writeFileSync', writing)
  follow(fs.promises, 'writeFile', writing)
  follow(fs.promises, 'copyFile', (_, [, to]) => wrote(pathOf(to)))
  follow(fs.promises, 'open', (_, [path], handle) => handles.set(handle as object, pathOf(path)))
  const rename: Note = (_, [from, to]) => placed(pathOf(from), pathOf(to))
  for (const name of ['renameSync', 'linkSync']) follow(fs, name, rename, { early: true })
  for (const name of ['rename', 'link']) follow(fs.promises, name, rename, { early: true })
  const sample: FileHandle = await fs.promises.open(process.execPath)
  const ofHandle = Object.getPrototypeOf(sample) as object
  await sample.close()
  for (const name of ['write', 'writeFile', 'appendFile', 'writev'])
    follow(ofHandle, name, (self) => wrote(handles.get(self as object) ?? ''))
  for (const name of ['sync', 'datasync'])
    follow(ofHandle, name, (self) => sync(handles.get(self as object) ?? ''))
  syncBuiltinESMExports()
  process.on('exit', () => {
    const left = [...unsynced].filter((path) => fs.existsSync(path))
    const lines = [
      ...losses,
      ...left.map((path) => `${basename(path)} was never synced`),
      ...[...newNames.keys()].map(
        (path) => `the folder of ${basename(path)} was not synced after its renaming`,
      ),
    ]
    fs.writeFileSync(report, lines.map((line) => `${line}\n`).join(''))
  })
}
