import { randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const digits = 22

/** A new id: a prefix that tells the kind of thing, and 128 random bits in 22 letters and digits. */
export function newId(prefix: string): string {
  let rest = BigInt(`0x${randomBytes(16).toString('hex')}`)
  let text = ''
  for (let index = 0; index < digits; index++) {
    text = alphabet[Number(rest % 62n)]! + text
    rest /= 62n
  }
  return `${prefix}_${text}`
}
