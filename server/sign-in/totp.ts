import { Secret, TOTP } from 'otpauth'

/** A new secret for an authenticator app, base32, and the address that such apps read as a QR code. */
export function newTotp(label: string, issuer: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 })
  // RFC 6238 with what every app understands.
  return { secret: secret.base32, uri: new TOTP({ issuer, label, secret }).toString() }
}

/**
 * The step of 30 seconds that a code of six digits belongs to, the one before and after now included;
 * undefined for a wrong code. A step must be taken once only: that is the caller's part.
 */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const timestamp = now.getTime()
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token: code, timestamp, window: 1 })
  return delta === null ? undefined : Math.floor(timestamp / 30_000) + delta
}
