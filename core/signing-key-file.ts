import { randomBytes } from 'node:crypto'
import { constants, copyFile, link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { AppError } from './app-error.ts'
import { createSigningKey, fingerprintOf, signingKeyFromPem, signingKeyToPem } from './signing-key.ts'
import type { SigningKey } from './signing-key.ts'

/** Where the installation keeps its own. */
function cadreHome(): string {
  return process.env['CADRE_HOME'] ?? join(homedir(), '.cadre')
}

/** The installation's key, made at first use; only its owner may read the file. */
export async function loadSigningKey(home: string = cadreHome()): Promise<SigningKey> {
  const path = keyPath(home)
  const existing = await readPem(path)
  if (existing !== undefined) return keyFrom(existing, path)

  const key = createSigningKey()
  try {
    await mkdir(join(home, 'keys'), { recursive: true, mode: 0o700 })
    await placeOnce(path, signingKeyToPem(key))
    return key
  } catch (error) {
    const other = await readPem(path)
    if (other !== undefined) return keyFrom(other, path)
    throw new AppError(
      'output-unwritable',
      `The signing key cannot be written to ${path} (${codeOf(error)}). Set CADRE_HOME to a folder you may write to.`,
      { path },
    )
  }
}

/**
 * Whole and on the disk, or not at all: a key cut short by a kill would keep every later start from
 * signing. Of two processes that start together, the second fails and takes the first one's key.
 */
async function placeOnce(path: string, pem: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.draft`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(pem)
      await file.sync()
    } finally {
      await file.close()
    }
    // Some file systems have no links.
    await link(draft, path).catch(() => copyFile(draft, path, constants.COPYFILE_EXCL))
  } finally {
    await rm(draft, { force: true })
  }
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** The fingerprint of the installation's key; undefined while it has none. */
export async function fingerprintOfThisInstallation(home: string = cadreHome()): Promise<string | undefined> {
  const path = keyPath(home)
  const pem = await readPem(path)
  return pem === undefined ? undefined : fingerprintOf(keyFrom(pem, path).publicKey)
}

function keyPath(home: string): string {
  return join(home, 'keys', 'signing.pem')
}

function keyFrom(pem: string, path: string): SigningKey {
  try {
    return signingKeyFromPem(pem)
  } catch {
    throw new AppError(
      'file-format',
      `${path} is not a private key in PEM form. Restore it from a backup, or remove it to have a new one made.`,
      { path },
    )
  }
}

async function readPem(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    throw new AppError(
      'file-unreadable',
      `The signing key ${path} cannot be read (${codeOf(error)}). Check who owns it, or set CADRE_HOME.`,
      { path },
    )
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
