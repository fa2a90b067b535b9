import { AppError } from '@cadre/core'
import { refuseSpecialFile } from '@cadre/core/refuse-special-file'
import { readFile } from 'node:fs/promises'

const shortest = 12

/**
 * The passphrase in a file (its first line), or in CADRE_BACKUP_PASSPHRASE; never on the command line, which
 * every process of the machine can read. Throws `AppError('usage')` when it is short or cannot be read.
 */
export async function readPassphrase(file: string | undefined): Promise<string | undefined> {
  const text = file === undefined ? process.env['CADRE_BACKUP_PASSPHRASE'] : await readText(file)
  if (text === undefined || (file === undefined && text === '')) return undefined
  const passphrase = text.split(/\r?\n/)[0] ?? ''
  if (passphrase.length >= shortest) return passphrase
  throw new AppError('usage', `The passphrase must have ${shortest} characters or more.`)
}

async function readText(file: string): Promise<string> {
  await refuseSpecialFile(file)
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new AppError('usage', `The passphrase file ${file} cannot be read (${code}).`, { file })
  }
}
