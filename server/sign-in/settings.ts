import type { SessionLimits } from '@cadre/store'

/** An OpenID Connect provider that people may sign in with. */
export interface OpenIdProvider {
  /** Short name for addresses. */
  readonly id: string
  /** What people know it by. */
  readonly title: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Whether it asks everybody for a second factor, so that Cadre need not. */
  readonly provesSecondFactor: boolean
}

/** How people sign in to this installation. */
export interface SignInSettings {
  /** Scheme, host and port under which browsers reach Cadre; passkeys and redirects are bound to it. */
  readonly origin: string
  /** What authenticator apps and passkeys show. */
  readonly organisation: string
  /** Whether every role but employee needs a second factor. */
  readonly requiresSecondFactor: boolean
  /** How long after signing in dangerous acts are let through. */
  readonly freshSignInSeconds: number
  readonly sessions: SessionLimits
  readonly providers: readonly OpenIdProvider[]
}

/** Settings of an installation with what is left out filled in; the demo asks for no second factor. */
export function signInSettings({
  isDemo = false,
  ...given
}: Partial<SignInSettings> & { readonly origin: string; readonly isDemo?: boolean }): SignInSettings {
  const hour = 3600
  return {
    organisation: 'Cadre',
    requiresSecondFactor: !isDemo,
    freshSignInSeconds: isDemo ? 12 * hour : 600,
    sessions: { idleSeconds: isDemo ? 12 * hour : hour, absoluteSeconds: 12 * hour },
    providers: [],
    ...given,
    // As browsers write it: small letters, no usual port.
    origin: new URL(given.origin).origin,
  }
}
