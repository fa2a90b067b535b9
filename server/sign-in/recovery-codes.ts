import { randomBytes } from 'node:crypto'

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
const letters = 24

/** Ten codes of 120 random bits each, for whoever loses the authenticator: `abcd-efgh-…`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const text = [...randomBytes(letters)].map((byte) => alphabet[byte % alphabet.length]!).join('')
    return text.match(/.{4}/g)!.join('-')
  })
}

/** A typed recovery code as it was made; undefined for what cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const text = typed.toLowerCase().replace(/[\s-]/g, '')
  if (text.length !== letters || [...text].some((letter) => !alphabet.includes(letter))) return undefined
  return text.match(/.{4}/g)!.join('-')
}
