/** Powers of ten that a double holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))

/** Above this a whole number no longer fits a double. */
const maxMantissa = 2 ** 53

/**
 * The number that the bytes spell as computers do (sign, digits, point, exponent), NaN when they
 * spell none. Rounded as `Number` rounds: a mantissa under 2^53 over a power of ten up to 1e22 is
 * one exact division (Clinger 1990, section 3); the rest is left to `Number`.
 */
export function parsePlainNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  const sign = bytes[at]
  if (sign === 45 || sign === 43) at++
  const digitsFrom = at
  let mantissa = 0
  while (at < end) {
    const digit = bytes[at]! - 48
    if (digit < 0 || digit > 9) break
    mantissa = mantissa * 10 + digit
    at++
  }
  let digits = at - digitsFrom
  let fraction = 0
  if (at < end && bytes[at] === 46) {
    const fractionFrom = ++at
    while (at < end) {
      const digit = bytes[at]! - 48
      if (digit < 0 || digit > 9) break
      mantissa = mantissa * 10 + digit
      at++
    }
    fraction = at - fractionFrom
    digits += fraction
  }
  if (digits === 0) return Number.NaN
  if (at < end || mantissa >= maxMantissa || fraction > 22) return parseSlowly(bytes, start, end, at)
  const value = fraction === 0 ? mantissa : mantissa / powersOfTen[fraction]!
  return sign === 45 ? -value : value
}

function parseSlowly(bytes: Uint8Array, start: number, end: number, stoppedAt: number): number {
  // Only an exponent may follow; anything else that `Number` takes (0x1f, spaces) is not a number here.
  if (stoppedAt < end && (bytes[stoppedAt]! | 32) !== 101) return Number.NaN
  if (end - start > 400) return Number.NaN
  let text = ''
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!)
  return Number(text)
}
