import { AppError } from '@cadre/core'
import { readSettings, recoverAccountOnMachine } from '@cadre/server'
import { printResult } from '../print.ts'
import { cadreVersion } from '../version.ts'

export interface RecoverFlags {
  readonly reason: string
  readonly folder?: string
  readonly port?: string
  readonly json?: true
}

/** Prints the link that lets the account in anew. */
export async function runRecoverAccount(
  login: string,
  { reason, json, ...flags }: RecoverFlags,
): Promise<void> {
  if (reason.trim() === '' || reason.length > 500)
    throw new AppError('usage', '--reason must say why, in at most 500 characters.')
  const tell = (line: string): void => console.error(line)
  const { link } = await recoverAccountOnMachine(
    readSettings(process.env, flags),
    { version: cadreVersion, tell },
    { login, reason },
  )
  const text = `${login} can set up how to sign in anew with this link, once, within three days:\n\n${link}`
  printResult({ login, link }, { json, text: () => text })
}
