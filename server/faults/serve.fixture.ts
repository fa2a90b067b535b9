/** A process to be killed: prepares an installation and prints a token, or serves it and prints the address. */
import { createAccount, createInstallation, startSession } from '@cadre/store'
import { openInstallation } from '../installation/open-installation.ts'
import { serve } from '../run/serve.ts'
import { readSettings } from '../settings.ts'

const settings = readSettings(process.env, { port: process.argv[3] ?? '0' })
const options = { version: '0.1.0', tell: () => undefined }

if (process.argv[2] === 'prepare') {
  const { asSystem, database } = await openInstallation(settings, options)
  const token = await asSystem(async (session) => {
    await createInstallation(session, { kind: 'real', demoToday: null })
    const roles = [{ role: 'hr_manager' }] as const
    const accountId = await createAccount(session, { login: 'hr@norte.example', displayName: 'HR', roles })
    return startSession(session, { accountId, kind: 'token', label: 'test' })
  })
  await database.close()
  process.stdout.write(`token ${token}\n`)
} else {
  const { address } = await serve(settings, { ...options, logLevel: 'silent' })
  process.stdout.write(`listens ${address}\n`)
}
