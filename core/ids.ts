import { randomFillSync } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const digits = 22

/** A new id: a prefix that tells the kind of thing, and 128 random bits in 22 letters and digits. */
export function newId(prefix: string): string {
  const number = randomNumber()
  let text = ''
  while (text.length < digits) {
    let rest = divide(number)
    for (let index = 0; index < 3; index++) {
      text = alphabet[rest % 62]! + text
      rest = Math.floor(rest / 62)
    }
  }
  return `${prefix}_${text.slice(-digits)}`
}

const threeDigits = 62 ** 3

/** Divides a number of 16-bit digits, the greatest first, in its place; returns the remainder. */
function divide(number: Uint16Array): number {
  let rest = 0
  for (let index = 0; index < number.length; index++) {
    const part = rest * 65_536 + number[index]!
    number[index] = Math.floor(part / threeDigits)
    rest = part % threeDigits
  }
  return rest
}

/** Random numbers are fetched some hundred at once: an import asks for a dozen a row. */
const pool = new Uint16Array(8 * 512)
let next = pool.length

function randomNumber(): Uint16Array {
  if (next === pool.length) {
    randomFillSync(pool)
    next = 0
  }
  const number = pool.slice(next, next + 8)
  pool.fill(0, next, next + 8)
  next += 8
  return number
}
