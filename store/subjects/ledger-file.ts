import { AppError } from '@cadre/core'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { FieldCipher } from '../database/field-cipher.ts'
import type { LedgerEntry, SubjectLedger } from './ledger.ts'

/**
 * The ledger of erasures and holds as a file of lines, each with a keyed digest of itself and the line
 * before. Throws `AppError('ledger-altered')` for a line that was changed, taken out or moved; a last
 * line cut short by a kill was never acted on and is passed over.
 */
export function openLedgerFile(file: string, cipher: Pick<FieldCipher, 'pseudonym'>): SubjectLedger {
  const read = (): Read => readLines(file, cipher)
  read()
  return {
    read: () => read().entries,
    append: (entry) => {
      const { lastMac, wholeBytes } = read()
      const text = JSON.stringify(entry)
      writeDurably(file, wholeBytes, `${JSON.stringify({ mac: macOf(cipher, lastMac, text), entry })}\n`)
    },
  }
}

interface Read {
  readonly entries: readonly LedgerEntry[]
  readonly lastMac: string
  readonly wholeBytes: number
}

function readLines(file: string, cipher: Pick<FieldCipher, 'pseudonym'>): Read {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  const wholeBytes = bytes.lastIndexOf('\n') + 1
  const entries: LedgerEntry[] = []
  let lastMac = ''
  for (const [index, line] of bytes
    .subarray(0, wholeBytes)
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .entries()) {
    const { mac, entry } = parse(line, file, index)
    if (macOf(cipher, lastMac, JSON.stringify(entry)) !== mac) throw altered(file, index)
    entries.push(entry)
    lastMac = mac
  }
  return { entries, lastMac, wholeBytes }
}

function parse(
  line: string,
  file: string,
  index: number,
): { readonly mac: string; readonly entry: LedgerEntry } {
  try {
    return JSON.parse(line) as { mac: string; entry: LedgerEntry }
  } catch {
    throw altered(file, index)
  }
}

const macOf = (cipher: Pick<FieldCipher, 'pseudonym'>, before: string, text: string): string =>
  cipher.pseudonym('ledger', `${before}\n${text}`)

function writeDurably(file: string, at: number, line: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const isNew = !existsSync(file)
  const handle = openSync(file, isNew ? 'wx' : 'r+', 0o600)
  try {
    writeSync(handle, line, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  if (!isNew) return
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function altered(file: string, index: number): AppError {
  return new AppError(
    'ledger-altered',
    `Line ${index + 1} of ${file} was altered. Put back a whole copy: without it, erased people could come back with an older backup.`,
  )
}
