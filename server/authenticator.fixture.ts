import { Secret, TOTP } from 'otpauth'

/** The code that an authenticator app shows for a key, now or at another moment. */
export const authenticatorCode = (key: string, at = new Date()): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: at.getTime() })
