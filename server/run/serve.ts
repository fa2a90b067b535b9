import { AppError, civilDateIn } from '@cadre/core'
import { roleNames, roles } from '@cadre/people'
import { loadSigningKey } from '@cadre/core/signing-key-file'
import { accountsByLogin, createInstallation, createLink, keepTrail } from '@cadre/store'
import type { Installation } from '@cadre/store'
import { buildServer } from '../build-server.ts'
import { demoLogin } from '../demo/demo-accounts.ts'
import { fillDemo } from '../demo/fill-demo.ts'
import { notSetUp, openInstallation } from '../installation/open-installation.ts'
import type { OpenInstallation } from '../installation/open-installation.ts'
import { addressOf, linkLine } from '../installation/sign-in-lines.ts'
import type { SignInLine } from '../installation/sign-in-lines.ts'
import { jobKinds } from '../jobs/job-kinds.ts'
import { startJobWorker } from '../jobs/start-job-worker.ts'
import { isLoopback } from '../settings.ts'
import type { Settings } from '../settings.ts'
import { signInSettings } from '../sign-in/settings.ts'
import { closeGently } from './close-gently.ts'
import { assertCanListen, listen } from './listen.ts'

export interface ServeOptions {
  readonly version: string
  /** Sets up and fills the demo in an empty database. */
  readonly isDemo?: boolean
  /** Told what takes a while. */
  readonly tell: (line: string) => void
}

/** A server that listens. */
export interface RunningServer {
  readonly address: string
  readonly kind: Installation['kind']
  /** One for each role in the demo, none elsewhere. */
  readonly signInLines: readonly SignInLine[]
  /** Lets requests under way finish, then closes the database. */
  readonly close: () => Promise<void>
}

/**
 * Opens the installation that the settings name and listens. Throws `AppError` for settings, databases
 * and ports that cannot be used.
 */
export async function serve(settings: Settings, options: ServeOptions): Promise<RunningServer> {
  await assertCanListen(settings)
  const opened = await openInstallation(settings, options)
  try {
    const installation = await readyInstallation(opened, settings, options)
    const context = {
      ...opened,
      now: () => new Date(),
      timeZone: settings.timeZone,
      version: options.version,
      isSecure: settings.publicUrl !== undefined,
      signIn: signInSettings({ origin: addressOf(settings), isDemo: installation.kind === 'demo' }),
    }
    const app = await buildServer(context)
    const port = await listen(app, settings)
    const jobWorker = await startJobWorker(context, { kinds: jobKinds })
    const trail = keepTrail({
      database: opened.database,
      folder: settings.checkpoints,
      key: await loadSigningKey(),
      now: () => new Date(),
      onError: (error) => options.tell(`The audit trail could not be signed: ${messageOf(error)}`),
    })
    const reached = { ...settings, port }
    return {
      address: addressOf(reached),
      kind: installation.kind,
      signInLines: installation.kind === 'demo' ? await demoLines(opened, reached) : [],
      close: () => closeGently({ app, jobWorker, trail, database: opened.database }),
    }
  } catch (error) {
    await opened.database.close()
    throw error
  }
}

async function readyInstallation(
  opened: OpenInstallation,
  settings: Settings,
  options: ServeOptions,
): Promise<Pick<Installation, 'kind'>> {
  const { isDemo = false } = options
  const found = opened.installation ?? (isDemo ? await createDemo(opened, settings) : undefined)
  if (!found) throw notSetUp()
  if (found.kind === 'real') {
    if (!isDemo) return found
    throw new AppError('record-conflict', 'The database holds an installation; the demo needs an empty one.')
  }
  if (!isLoopback(settings.host))
    throw new AppError(
      'settings-invalid',
      'The demo has sign-in links for everybody; it listens on loopback only.',
    )
  if (!found.isFilled) {
    options.tell('Filling in a made-up company of 300 people …')
    await fillDemo({ ...opened, today: found.demoToday!, entered: found.demoRecords })
  }
  return found
}

async function createDemo({ asSystem }: OpenInstallation, { timeZone }: Settings): Promise<Installation> {
  const installation = {
    kind: 'demo',
    demoToday: civilDateIn(timeZone, new Date()),
  } as const
  await asSystem((session) => createInstallation(session, installation))
  return { ...installation, demoRecords: 0, isFilled: false }
}

function demoLines({ asSystem }: OpenInstallation, settings: Settings): Promise<SignInLine[]> {
  return asSystem(async (session) => {
    const ids = await accountsByLogin(session, roleNames.map(demoLogin))
    const lines: SignInLine[] = []
    for (const role of roleNames) {
      const accountId = ids.get(demoLogin(role))
      if (accountId === undefined) continue
      const { token } = await createLink(session, accountId, 'sign in')
      lines.push(linkLine(settings, { title: roles[role].title, token }))
    }
    return lines
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
