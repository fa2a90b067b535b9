import { AppError } from '@cadre/core'
import { loadSigningKey } from '@cadre/core/signing-key-file'
import { hasLineageWaiting, keepLineageEvent, keepTended, keepTrail, tendTables } from '@cadre/store'
import type { Installation } from '@cadre/store'
import { openLakeFolder } from '@cadre/store/lake'
import { createLineageEmitter } from '../lineage/emitter.ts'
import type { LineageEmitter } from '../lineage/emitter.ts'
import type { LineageTarget } from '../lineage/send-event.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildServer } from '../build-server.ts'
import { createDemo, demoLines } from '../demo/demo-installation.ts'
import { fillDemo } from '../demo/fill-demo.ts'
import { startDemoLife } from '../demo/start-demo-life.ts'
import { prepareDemoLake } from '../demo/prepare-demo-lake.ts'
import { importFolder } from '../imports/import-folder.ts'
import { notSetUp, openInstallation } from '../installation/open-installation.ts'
import type { OpenInstallation } from '../installation/open-installation.ts'
import { addressOf } from '../installation/sign-in-lines.ts'
import type { SignInLine } from '../installation/sign-in-lines.ts'
import { jobKinds } from '../jobs/job-kinds.ts'
import { startJobWorker } from '../jobs/start-job-worker.ts'
import { createLogger } from '../operations/logger.ts'
import type { LogLevel } from '../operations/logger.ts'
import { createOperations } from '../operations/operations.ts'
import type { Operations } from '../operations/operations.ts'
import { lakeFolder } from '../lake/lake-folder.ts'
import { isLoopback } from '../settings.ts'
import type { Settings } from '../settings.ts'
import { readOpenIdFile } from '../sign-in/read-openid-file.ts'
import { signInSettings } from '../sign-in/settings.ts'
import { closeGently } from './close-gently.ts'
import { assertCanListen, listen } from './listen.ts'

export interface ServeOptions {
  readonly version: string
  /** Sets up and fills the demo in an empty database. */
  readonly isDemo?: boolean
  /** Leaves the demo without the model that its people train, approve and look at in the background; it has one unless said. */
  readonly withoutModel?: boolean
  /** Told what takes a while. */
  readonly tell: (line: string) => void
  /** Goes before the setting. */
  readonly logLevel?: LogLevel
  /** The built web app. */
  readonly webFolder?: string
}

/** A server that listens. */
export interface RunningServer {
  readonly address: string
  readonly kind: Installation['kind']
  /** One for each role in the demo, none elsewhere. */
  readonly signInLines: readonly SignInLine[]
  /** Settles when the database cannot be used by this process any more; requests are answered with 503. */
  readonly failed: Promise<AppError>
  /** Lets requests under way finish, then closes the database. */
  readonly close: () => Promise<void>
}

/**
 * Opens the installation that the settings name and listens. Throws `AppError` for settings, databases
 * and ports that cannot be used.
 */
export async function serve(settings: Settings, options: ServeOptions): Promise<RunningServer> {
  await assertCanListen(settings)
  const { isDemo = false } = options
  // A wrong folder is said before a database is made in it.
  if (!isDemo && settings.databaseUrl === undefined && !existsSync(join(settings.folder, 'postgres')))
    throw notSetUp()
  const opened = await openInstallation(settings, options)
  try {
    const installation = await readyInstallation(opened, settings, options)
    const context = {
      ...opened,
      importFolder: importFolder(settings),
      lake: await openLakeFolder(lakeFolder(settings), { codeVersion: options.version }),
      now: () => new Date(),
      timeZone: settings.timeZone,
      version: options.version,
      isSecure: settings.publicUrl !== undefined,
      signIn: signInSettings({
        origin: addressOf(settings),
        isDemo: installation.kind === 'demo',
        providers: settings.openIdFile === undefined ? [] : readOpenIdFile(settings.openIdFile),
      }),
      limits: { requests: settings.requestsPerMinute, writes: Math.ceil(settings.requestsPerMinute / 5) },
      trustedProxies: settings.trustedProxies,
      settings: settings.inForce,
      webhookHosts: settings.webhookHosts,
      ...(settings.lineage && {
        lineage: lineageEmitter(settings, settings.lineage, { ...opened, tell: options.tell }),
      }),
      ...(options.webFolder !== undefined && { webFolder: options.webFolder }),
    }
    const operations = createOperations(context, {
      logger: createLogger({ level: options.logLevel ?? settings.logLevel, version: options.version }),
      metricsFor: metricsFor(settings),
    })
    const { logger, readiness, admission } = operations
    const app = await buildServer(context, operations)
    const port = await listen(app, settings)
    const jobWorker = await startJobWorker(context, {
      kinds: jobKinds,
      logger,
      ...(opened.database.kind === 'embedded' && { giveWay: () => admission.giveWay(jobPatienceMs) }),
    })
    const trail = keepTrail({
      database: opened.database,
      folder: settings.checkpoints,
      key: await loadSigningKey(),
      now: () => new Date(),
      onError: (error) => options.tell(`The audit trail could not be signed: ${messageOf(error)}`),
    })
    const tending = keepTended(opened.database, (error) => logger.error({ error }, 'tending tables'))
    const reached = { ...settings, port }
    const life =
      isDemo && options.withoutModel !== true
        ? startDemoLife({ ...opened, app, today: installation.demoToday!, tell: options.tell })
        : undefined
    return {
      address: addressOf(reached),
      kind: installation.kind,
      signInLines: installation.kind === 'demo' ? await demoLines(opened, reached) : [],
      failed: opened.database.unusable,
      close: () =>
        closeGently({
          ...context,
          app,
          readiness,
          jobWorker,
          trail,
          tending,
          drainMs: settings.drainMs,
          ...(life && { life }),
        }),
    }
  } catch (error) {
    await opened.database.close()
    throw error
  }
}

/** Several installations that tell one place are told apart by their address. */
function lineageEmitter(
  settings: Settings,
  target: LineageTarget,
  { asSystem, tell }: Pick<OpenInstallation, 'asSystem'> & Pick<ServeOptions, 'tell'>,
): LineageEmitter {
  const { publicUrl, folder } = settings
  return createLineageEmitter({
    namespace: publicUrl === undefined ? 'cadre' : `cadre://${new URL(publicUrl).host}`,
    target,
    outbox: {
      hasWaiting: () => asSystem(hasLineageWaiting),
      keep: (event, answer) => asSystem((session) => keepLineageEvent(session, event, answer)),
    },
    folder: join(folder, 'lineage'),
    onError: (error) => tell(`Lineage could not be told: ${messageOf(error)}`),
  })
}

/** How long a step of a job lets requests go first, on a database that has one connection for both. */
const jobPatienceMs = 250

/** Behind a proxy every request comes from the same place, so that only a token tells who asks. */
function metricsFor({ metricsToken, publicUrl }: Settings): Operations['metricsFor'] {
  if (metricsToken !== undefined) return { token: metricsToken }
  return publicUrl === undefined ? 'loopback' : 'nobody'
}

async function readyInstallation(
  opened: OpenInstallation,
  settings: Settings,
  options: ServeOptions,
): Promise<Pick<Installation, 'kind' | 'demoToday'>> {
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
    options.tell('Filling in a made-up company of 250 positions …')
    await fillDemo({ ...opened, today: found.demoToday!, entered: found.demoRecords })
    await tendTables(opened.database)
    await opened.asSystem(prepareDemoLake)
  }
  return found
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
