import { Secret, TOTP } from 'otpauth'

/** The code that an authenticator app shows now for a key. */
export const authenticatorCode = (key: string): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate()
