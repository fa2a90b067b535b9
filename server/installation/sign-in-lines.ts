import { isLoopback } from '../settings.ts'
import type { Settings } from '../settings.ts'

/** A link that signs in once, and whom. */
export interface SignInLine {
  readonly title: string
  readonly link: string
}

/** The link of a token. It stands behind `#`, which browsers send to nobody and logs never see. */
export function linkLine(
  settings: Pick<Settings, 'host' | 'port' | 'publicUrl'>,
  { title, token }: { readonly title: string; readonly token: string },
): SignInLine {
  return { title, link: `${addressOf(settings)}/sign-in#link=${token}` }
}

/** Where people reach the server. */
export function addressOf({ host, port, publicUrl }: Pick<Settings, 'host' | 'port' | 'publicUrl'>): string {
  if (publicUrl !== undefined) return publicUrl
  const name = isLoopback(host) ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
