import { AppError } from '@cadre/core'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { LineageTarget } from './lineage/send-event.ts'
import { logLevels } from './operations/logger.ts'
import type { LogLevel } from './operations/logger.ts'
import { settingsInForce } from './settings-in-force.ts'
import type { SettingInForce } from './settings-in-force.ts'
import { assertMayTell } from './webhooks/assert-may-tell.ts'
import { weaknessOf } from './weak-secret.ts'

/** How a server is run; read once from the environment and the command line, and never changed. */
export interface Settings {
  /** A Postgres database; the embedded one in `folder` when left out. */
  readonly databaseUrl: string | undefined
  /** A login of the same database for requests alone; one is made when left out. */
  readonly requestsUrl: string | undefined
  /** Where the embedded database, keys and reports are kept. */
  readonly folder: string
  readonly host: string
  readonly port: number
  /** Where people reach Cadre when something stands in front of it, such as https://people.example.org. */
  readonly publicUrl: string | undefined
  /** Who may read the metrics beside this machine: a bearer of this token. */
  readonly metricsToken: string | undefined
  readonly logLevel: LogLevel
  /** How long the server still answers after a signal while it says that it is not ready, so that nothing new is sent to it. */
  readonly drainMs: number
  /** IANA name; it decides which day is today. */
  readonly timeZone: string
  /** The file of the keys that encrypt fields; made at the first start. */
  readonly keyFile: string
  /** Proxies that may say for whom they ask, by address or network. */
  readonly trustedProxies: readonly string[]
  /** How much one caller may ask of one process in a minute. */
  readonly requestsPerMinute: number
  /** Hosts, with their ports, that other programs may be told at. */
  readonly webhookHosts: readonly string[]
  /** Where it is told what jobs read and write. */
  readonly lineage: LineageTarget | undefined
  /** The file of OpenID Connect providers that people may sign in with. */
  readonly openIdFile: string | undefined
  /** Where signed checkpoints of the audit trail are kept. */
  readonly checkpoints: string
  /** All of it as it may be shown, with where each comes from. */
  readonly inForce: readonly SettingInForce[]
}

const text = z.string().trim().min(1)
const postgresUrl = text.refine((url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url), {
  error: 'must be a URL such as postgres://user:password@host:5432/database',
})

const schema = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_URL_REQUESTS: postgresUrl.optional(),
  CADRE_FOLDER: text.default('.cadre'),
  CADRE_HOST: text
    .refine((host) => host === 'localhost' || isIP(host) > 0, {
      error: 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0',
    })
    .default('127.0.0.1'),
  CADRE_PORT: text
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, {
      error: 'must be a number from 0 to 65535; 0 takes any that is free',
    })
    .default('3000'),
  CADRE_PUBLIC_URL: text
    .refine(
      (url) => URL.canParse(url) && new URL(url).protocol === 'https:' && new URL(url).pathname === '/',
      {
        error: 'must be https:// and a host name, without a path',
      },
    )
    .optional(),
  CADRE_TIME_ZONE: text
    .refine(isTimeZone, { error: 'must be a time zone such as Europe/Madrid' })
    .default(Intl.DateTimeFormat().resolvedOptions().timeZone),
  CADRE_KEY_FILE: text.optional(),
  CADRE_TRUSTED_PROXIES: text
    .transform((list) => list.split(',').map((part) => part.trim()))
    .refine((list) => list.every(isNetwork), {
      error: 'must be addresses or networks such as 10.0.0.5,10.1.0.0/16, separated by commas',
    })
    .optional(),
  CADRE_REQUESTS_PER_MINUTE: text
    .refine((count) => /^[1-9]\d{0,6}$/.test(count), { error: 'must be a number from 1 to 9999999' })
    .default('6000'),
  CADRE_WEBHOOK_HOSTS: text
    .transform((list) => list.split(',').map((part) => part.trim().toLowerCase()))
    .refine((list) => list.every(isHost), {
      error: 'must be hosts such as hooks.example.org,10.0.0.7:8443, separated by commas',
    })
    .optional(),
  CADRE_LINEAGE: text
    .refine((target) => target === 'off' || target === 'file' || isLineageAddress(target), {
      error: 'must be off, file, or an https address such as https://lineage.example.org/api/v1/lineage',
    })
    .default('off'),
  CADRE_LINEAGE_TOKEN: text.optional(),
  CADRE_OPENID_FILE: text.optional(),
  CADRE_METRICS_TOKEN: text
    .refine((token) => weaknessOf(token) === undefined, {
      error: ({ input }) => `${weaknessOf(String(input))}; make one with \`openssl rand -hex 32\``,
    })
    .optional(),
  CADRE_LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  CADRE_DRAIN_SECONDS: text
    .refine((seconds) => /^\d{1,3}$/.test(seconds), { error: 'must be a number of seconds from 0 to 999' })
    .default('0'),
  CADRE_CHECKPOINTS: text.optional(),
})

/** What the command line says; it goes before the environment. */
export interface SettingFlags {
  readonly folder?: string
  readonly checkpoints?: string
  readonly host?: string
  readonly port?: string
}

/**
 * Reads and checks the settings. Throws `AppError('settings-invalid')` that names every one that is
 * wrong and what it should be; values are never repeated, because some are secret.
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  { folder, checkpoints, host, port }: SettingFlags = {},
): Settings {
  // An empty variable is one that is not set, as compose files and shells write it.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const commandLine = {
    ...(folder !== undefined && { CADRE_FOLDER: folder }),
    ...(checkpoints !== undefined && { CADRE_CHECKPOINTS: checkpoints }),
    ...(host !== undefined && { CADRE_HOST: host }),
    ...(port !== undefined && { CADRE_PORT: port }),
  }
  const result = schema.safeParse({ ...given, ...commandLine })
  if (!result.success)
    throw invalid(result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`))
  const read = result.data
  const faults = [...secretFaults(read), ...addressFaults(read)]
  if (faults.length > 0) throw invalid(faults)
  const settings = {
    databaseUrl: read.DATABASE_URL,
    requestsUrl: read.DATABASE_URL_REQUESTS,
    folder: resolve(read.CADRE_FOLDER),
    host: read.CADRE_HOST,
    port: Number(read.CADRE_PORT),
    publicUrl: read.CADRE_PUBLIC_URL?.replace(/\/$/, ''),
    timeZone: read.CADRE_TIME_ZONE,
    metricsToken: read.CADRE_METRICS_TOKEN,
    logLevel: read.CADRE_LOG_LEVEL,
    drainMs: Number(read.CADRE_DRAIN_SECONDS) * 1000,
    trustedProxies: read.CADRE_TRUSTED_PROXIES ?? [],
    requestsPerMinute: Number(read.CADRE_REQUESTS_PER_MINUTE),
    webhookHosts: read.CADRE_WEBHOOK_HOSTS ?? [],
    lineage: lineageTarget(read),
    openIdFile: read.CADRE_OPENID_FILE && resolve(read.CADRE_OPENID_FILE),
    keyFile: resolve(read.CADRE_KEY_FILE ?? join(read.CADRE_FOLDER, 'field-keys.json')),
    checkpoints: resolve(read.CADRE_CHECKPOINTS ?? join(read.CADRE_FOLDER, 'checkpoints')),
  }
  return Object.freeze({
    ...settings,
    inForce: settingsInForce(settings, { environment: given, commandLine }),
  })
}

/** A host as a URL writes it, with its port unless that is the usual one. */
function isHost(host: string): boolean {
  return URL.canParse(`https://${host}`) && new URL(`https://${host}`).host === host
}

/** An address that events of lineage may be sent to: by the same rule as those of webhooks, its host being named by the setting itself. */
function isLineageAddress(url: string): boolean {
  if (!URL.canParse(url) || !/^https?:/.test(url)) return false
  try {
    assertMayTell(url, [new URL(url).host])
    return true
  } catch {
    return false
  }
}

function lineageTarget({
  CADRE_LINEAGE: target,
  CADRE_LINEAGE_TOKEN: token,
}: Read): LineageTarget | undefined {
  if (target === 'off') return undefined
  if (target === 'file') return { kind: 'file' }
  return { kind: 'http', url: target, ...(token !== undefined && { token }) }
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

type Read = z.output<typeof schema>

function secretFaults({ DATABASE_URL, DATABASE_URL_REQUESTS }: Read): string[] {
  const faults = Object.entries({ DATABASE_URL, DATABASE_URL_REQUESTS }).flatMap(([name, url]) =>
    url !== undefined && hasSamplePassword(url)
      ? [`${name} has a sample password; give the database user one of its own`]
      : [],
  )
  if (DATABASE_URL_REQUESTS !== undefined && DATABASE_URL === undefined)
    faults.push('DATABASE_URL_REQUESTS needs DATABASE_URL beside it, for all that is not a request')
  return faults
}

function hasSamplePassword(url: string): boolean {
  const { hostname, password } = new URL(url)
  const isSample = /^(postgres|password|passwd|cadre|admin|secret|changeme|test|1234.*)$/i.test(password)
  return isSample && hostname !== '' && !isLoopback(hostname)
}

function addressFaults({ CADRE_HOST, CADRE_PUBLIC_URL }: Read): string[] {
  if (isLoopback(CADRE_HOST) || CADRE_PUBLIC_URL !== undefined) return []
  return [
    'CADRE_HOST lets other machines in, and passwords would travel unencrypted: put TLS in front and set CADRE_PUBLIC_URL to its https address',
  ]
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const most = isIP(address) === 4 ? 32 : 128
  const isWhole = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
  return isIP(address) > 0 && isWhole && rest.length === 0
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function invalid(faults: readonly string[]): AppError {
  return new AppError('settings-invalid', `${faults.join('. ')}.`, { faults })
}
