import { randomFillSync } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const letters = 22

/** A new id: a prefix that tells the kind of thing, and 22 random letters and digits, which are more than 128 bits. */
export function newId(prefix: string): string {
  let text = `${prefix}_`
  for (let count = 0; count < letters; count++) text += randomLetter()
  return text
}

/** Random bytes are fetched some thousand at once: an import asks for a dozen ids a row. Each is used once. */
const pool = new Uint8Array(4096)
let next = pool.length

function randomLetter(): string {
  for (;;) {
    if (next === pool.length) {
      randomFillSync(pool)
      next = 0
    }
    const sixBits = pool[next]! & 63
    pool[next++] = 0
    // Of 64 values two are thrown away, so that every letter is as likely.
    if (sixBits < alphabet.length) return alphabet[sixBits]!
  }
}
