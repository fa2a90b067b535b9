import { Secret, TOTP } from 'otpauth'

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
