import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { backupDamaged } from './backup-errors.ts'
import { parseManifest } from './manifest.ts'
import type { Manifest, PartManifest } from './manifest.ts'
import { createLineDigest } from './read-table.ts'
import { maxEntryBytes, readTar } from './tar.ts'
import type { TarEntry } from './tar.ts'
import type { BackupFile } from './write-archive.ts'
import { checksumLine, sha256 } from './write-archive.ts'

const tablePart = /^tables\/([a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*)\/\d{5}\.jsonl\.gz$/
/** No `..`, no absolute path, no backslash: folders and plain names only. */
const fileName = /^files\/((?:[A-Za-z0-9_-][\w.-]*\/){0,4}[A-Za-z0-9_-][\w.-]*)$/

const decompress = promisify(gunzip)

export interface VerifiedArchive {
  readonly manifest: Manifest
  readonly files: readonly BackupFile[]
}

/**
 * Reads a whole archive and compares it with its manifest: every entry by SHA-256, every table by its
 * rows and digest. Throws `AppError('backup-damaged')` where they differ; nothing else is touched.
 */
export async function verifyArchive(bytes: AsyncIterable<Buffer>): Promise<VerifiedArchive> {
  const sums = new Map<string, string>()
  const files: BackupFile[] = []
  const digests = new Map<string, ReturnType<typeof createLineDigest>>()
  let manifest: Manifest | undefined
  let manifestSum: string | undefined
  for await (const { name, body } of readTar(bytes)) {
    if (sums.has(name)) throw backupDamaged(`it holds ${name} twice`)
    sums.set(name, sha256(body))
    const table = name.match(tablePart)?.[1]
    const file = name.match(fileName)?.[1]
    if (table !== undefined) {
      const digest = digests.get(table) ?? createLineDigest()
      digest.add(await readLines(name, body))
      digests.set(table, digest)
    } else if (file !== undefined) files.push({ name: file, body })
    else if (name === 'manifest.json') manifest = parseManifest(body)
    else if (name === 'manifest.sha256') manifestSum = body.toString('latin1')
    else throw backupDamaged(`it holds ${JSON.stringify(name.slice(0, 80))}, which Cadre does not write`)
  }
  if (!manifest || manifestSum !== checksumLine(sums.get('manifest.json')!))
    throw backupDamaged('its manifest does not fit its checksum')
  compareEntries(manifest, sums)
  compareTables(manifest, digests)
  return { manifest, files }
}

/** Lines of a part of a table. Throws `AppError('backup-damaged')` when it cannot be unpacked or is too large. */
async function readLines(name: string, body: Buffer): Promise<string[]> {
  try {
    const raw = await decompress(body, { maxOutputLength: maxEntryBytes })
    return raw.toString('utf8').split('\n').slice(0, -1)
  } catch {
    throw backupDamaged(`${name} cannot be unpacked`)
  }
}

function compareEntries({ tables, files }: Manifest, sums: ReadonlyMap<string, string>): void {
  const expected = new Map([
    ...tables.flatMap(({ parts }) => parts.map(({ path, sha256 }) => [path, sha256] as const)),
    ...files.map(({ name, sha256 }) => [`files/${name}`, sha256] as const),
  ])
  for (const [name, sum] of expected) {
    if (sums.get(name) === undefined) throw backupDamaged(`${name} is missing`)
    if (sums.get(name) !== sum) throw backupDamaged(`${name} is not what was written`)
  }
  for (const name of sums.keys()) {
    if (!expected.has(name) && !name.startsWith('manifest.'))
      throw backupDamaged(`${name} is not in its manifest`)
  }
}

function compareTables(
  { tables }: Manifest,
  digests: ReadonlyMap<string, ReturnType<typeof createLineDigest>>,
): void {
  for (const { name, rows, digest } of tables) {
    const found = (digests.get(name) ?? createLineDigest()).result()
    if (found.rows !== rows || found.digest !== digest) {
      throw backupDamaged(`the rows of ${name} are not those that were counted`)
    }
  }
}

/** The parts of tables of a verified archive, in order; each checked again, as the file may have changed. */
export async function* readParts(
  bytes: AsyncIterable<Buffer>,
  { tables }: Manifest,
): AsyncGenerator<{ readonly table: string; readonly lines: readonly string[] }> {
  const parts = new Map<string, PartManifest & { table: string }>(
    tables.flatMap((table) => table.parts.map((part) => [part.path, { ...part, table: table.name }])),
  )
  for await (const entry of readTar(bytes)) {
    const part = parts.get(entry.name)
    if (part) yield { table: part.table, lines: await readPart(entry, part) }
  }
}

async function readPart({ name, body }: TarEntry, part: PartManifest): Promise<string[]> {
  if (sha256(body) !== part.sha256) throw backupDamaged(`${name} changed while it was read`)
  return readLines(name, body)
}
