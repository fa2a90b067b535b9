import { createHash, randomBytes } from 'node:crypto'

/** What every API token begins with, so that people and scanners of source code know one when they see it. */
export const apiTokenPrefix = 'cadre_'

/** A secret of 256 random bits for a cookie, a link or an API; only its digest is kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest()
}
