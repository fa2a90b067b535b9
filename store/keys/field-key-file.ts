import { AppError } from '@cadre/core'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { FieldKeys, KeySource } from '../database/field-cipher.ts'
import { fieldKeyBytes, newFieldKeys, withNewKey, withoutKey } from './field-key-store.ts'
import type { FieldKeyStore } from './field-key-store.ts'

interface KeyFileOptions {
  /** The database's folder; a key inside it would be copied with what it protects. */
  readonly databaseFolder?: string
  /** Whether to make the file when it is not there: only for a database that holds nothing yet. */
  readonly mayCreate?: boolean
}

/** How long a change of the file by another process may go unseen. */
export const staleAfterMs = 100

/**
 * Keys in a file that only its owner may read. The file is read again when it has changed, so that a
 * rotation by another process reaches this one. Throws `AppError` `field-key-missing` when the file is
 * not there, and `field-keys-unsafe` when others may read it, it is not one of ours, or it lies in the database's folder.
 */
export function openFieldKeyFile(path: string, options: KeyFileOptions = {}): FieldKeyStore {
  const file = resolve(path)
  refuseInside(file, options.databaseFolder)
  removeOldDrafts(dirname(file))
  if (!existsSync(file)) {
    if (!options.mayCreate) throw missing(file)
    write(file, newFieldKeys())
  }
  let seen = ''
  let keys: FieldKeys
  let lookedAt = 0
  const read: KeySource = ({ isFresh } = { isFresh: false }) => {
    if (seen !== '' && !isFresh && performance.now() - lookedAt < staleAfterMs) return keys
    lookedAt = performance.now()
    const stamp = stampOf(file)
    if (stamp !== seen) {
      keys = parse(file, readFileSync(file, 'utf8'))
      seen = stamp
    }
    return keys
  }
  const change = (next: FieldKeys): void => {
    write(file, next)
    // Looked at again at once: what was just written counts.
    seen = ''
  }
  read()
  return {
    read,
    addKey: () => {
      const next = withNewKey(read({ isFresh: true }))
      change(next)
      return next.currentId
    },
    dropKey: (id) => change(withoutKey(read({ isFresh: true }), id)),
  }
}

function stampOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false })
  if (!stat) throw missing(file)
  if (process.platform !== 'win32' && (stat.mode & 0o077n) !== 0n) {
    throw unsafe(`${file} can be read by others. Take their rights away: chmod 600 ${file}`)
  }
  return `${stat.ino}:${stat.mtimeNs}:${stat.size}`
}

function refuseInside(file: string, databaseFolder: string | undefined): void {
  if (databaseFolder === undefined) return
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const folder = existsSync(databaseFolder) ? realpathSync(databaseFolder) : resolve(databaseFolder)
  const way = relative(folder, realpathSync(dirname(file)))
  if (way.startsWith('..') || resolve(way) === way) return
  throw unsafe(`${file} lies in the folder of the database, whose copies would hold the keys. Move it out.`)
}

interface KeyDocument {
  readonly formatVersion: 1
  readonly currentId: number
  readonly keys: Readonly<Record<string, string>>
  readonly pseudonymKey: string
}

function parse(file: string, text: string): FieldKeys {
  const document = asDocument(text)
  const keys = Object.entries(document?.keys ?? {}).map(([id, key]) => [Number(id), bytes(key)] as const)
  const pseudonymKey = bytes(document?.pseudonymKey)
  const isWhole =
    document?.formatVersion === 1 &&
    keys.every(([id, key]) => Number.isSafeInteger(id) && id > 0 && key.length === fieldKeyBytes) &&
    keys.some(([id]) => id === document.currentId) &&
    pseudonymKey.length === fieldKeyBytes
  if (!isWhole) throw unsafe(`${file} is not a whole key file. Put back the copy from safe keeping.`)
  return { currentId: document.currentId, keys: new Map(keys), pseudonymKey }
}

function asDocument(text: string): KeyDocument | undefined {
  try {
    return JSON.parse(text) as KeyDocument
  } catch {
    return undefined
  }
}

const bytes = (text: unknown): Buffer => Buffer.from(typeof text === 'string' ? text : '', 'base64url')

/** Whole or not at all, and on the disk before anything is sealed with a new key. */
function write(file: string, { currentId, keys, pseudonymKey }: FieldKeys): void {
  const document: KeyDocument = {
    formatVersion: 1,
    currentId,
    keys: Object.fromEntries([...keys].map(([id, key]) => [id, Buffer.from(key).toString('base64url')])),
    pseudonymKey: Buffer.from(pseudonymKey).toString('base64url'),
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = join(dirname(file), `.${process.pid}.keys`)
  writeFileSync(draft, `${JSON.stringify(document, undefined, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(draft, file)
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** A draft lives for milliseconds; one that a kill has left holds keys for ever. */
function removeOldDrafts(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (!/^\.\d+\.keys$/.test(name)) continue
    const status = statSync(join(folder, name), { throwIfNoEntry: false })
    if (status && Date.now() - status.mtimeMs > 60_000) rmSync(join(folder, name), { force: true })
  }
}

const missing = (file: string): AppError =>
  new AppError(
    'field-key-missing',
    `The key file ${file} is not there. Put it back from safe keeping; encrypted fields cannot be read without it.`,
    { file },
  )
const unsafe = (message: string): AppError => new AppError('field-keys-unsafe', message)
