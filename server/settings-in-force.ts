import type { Settings } from './settings.ts'

/** One setting as it holds in this process, without what is secret. */
export interface SettingInForce {
  readonly name: string
  /** Nothing where it is not set, or is secret. */
  readonly value: string | null
  readonly from: 'default' | 'environment' | 'command line'
  /** It is set, and never shown. */
  readonly isSecret: boolean
}

type Held = Omit<Settings, 'inForce'>

const listed = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join(', '))
const secret = (value: string | undefined) => (value === undefined ? null : { isSecret: true })

/** What each variable comes to. Of addresses with credentials, host and path alone. */
const shown: Readonly<Record<string, (settings: Held) => string | null | { readonly isSecret: boolean }>> = {
  CADRE_PUBLIC_URL: ({ publicUrl }) => publicUrl ?? null,
  CADRE_HOST: ({ host }) => host,
  CADRE_PORT: ({ port }) => String(port),
  CADRE_TIME_ZONE: ({ timeZone }) => timeZone,
  CADRE_FOLDER: ({ folder }) => folder,
  DATABASE_URL: ({ databaseUrl }) => withoutCredentials(databaseUrl),
  DATABASE_URL_REQUESTS: ({ requestsUrl }) => withoutCredentials(requestsUrl),
  CADRE_KEY_FILE: ({ keyFile }) => keyFile,
  CADRE_CHECKPOINTS: ({ checkpoints }) => checkpoints,
  CADRE_OPENID_FILE: ({ openIdFile }) => openIdFile ?? null,
  CADRE_TRUSTED_PROXIES: ({ trustedProxies }) => listed(trustedProxies),
  CADRE_REQUESTS_PER_MINUTE: ({ requestsPerMinute }) => String(requestsPerMinute),
  CADRE_WEBHOOK_HOSTS: ({ webhookHosts }) => listed(webhookHosts),
  CADRE_LINEAGE: ({ lineage }) =>
    lineage === undefined ? 'off' : lineage.kind === 'file' ? 'file' : withoutCredentials(lineage.url),
  CADRE_LINEAGE_TOKEN: ({ lineage }) => secret(lineage?.kind === 'http' ? lineage.token : undefined),
  CADRE_METRICS_TOKEN: ({ metricsToken }) => secret(metricsToken),
  CADRE_LOG_LEVEL: ({ logLevel }) => logLevel,
  CADRE_DRAIN_SECONDS: ({ drainMs }) => String(drainMs / 1000),
}

interface Given {
  readonly environment: Readonly<Record<string, unknown>>
  readonly commandLine: Readonly<Record<string, unknown>>
}

/** Every setting with where it comes from, for whoever runs the server to look at. */
export function settingsInForce(settings: Held, { environment, commandLine }: Given): SettingInForce[] {
  return Object.entries(shown).map(([name, show]) => {
    const value = show(settings)
    return {
      name,
      value: typeof value === 'string' ? value : null,
      from: name in commandLine ? 'command line' : name in environment ? 'environment' : 'default',
      isSecret: value !== null && typeof value !== 'string',
    }
  })
}

function withoutCredentials(url: string | undefined): string | null {
  if (url === undefined) return null
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}
