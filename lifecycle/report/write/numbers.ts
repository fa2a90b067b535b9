import type { Interval } from '../../study/study-result.ts'

const none = '–'
const minus = '\u2212'
/** A narrow space that does not break stands before the sign. */
const percentSign = '\u202f%'

/** 1240 → "1,240". */
export function writeCount(count: number): string {
  return Number.isFinite(count) ? signed(Math.round(count).toLocaleString('en')) : none
}

/** A share as a percentage: two digits at most where that is enough, never a false 0 % or 100 %. */
export function writeShare(share: number): string {
  if (!Number.isFinite(share)) return none
  const percent = share * 100
  const size = Math.abs(percent)
  if (size > 0 && size < 0.1) return percent < 0 ? `>${minus}0.1${percentSign}` : `<0.1${percentSign}`
  if (size > 99.9 && size < 100) return `>99.9${percentSign}`
  const digits = size >= 9.95 && size <= 99 ? 0 : 1
  return `${signed(trimZeros(percent.toFixed(digits)))}${percentSign}`
}

/** A metric without a unit: three decimals, as leaderboards are read. */
export function writeScore(value: number): string {
  return Number.isFinite(value) ? signed(value.toFixed(3)) : none
}

/** Any number of the data, with four significant digits and thousands apart. */
export function writeNumber(value: number): string {
  if (!Number.isFinite(value)) return none
  const size = Math.abs(value)
  if (size !== 0 && (size < 0.0001 || size >= 1e12)) return signed(value.toExponential(2))
  if (Number.isInteger(value) && size < 1e9) return writeCount(value)
  return signed(value.toLocaleString('en', { maximumSignificantDigits: 4 }))
}

/** A figure of an effect or an error: three digits that count, whole from a hundred up. */
export function writeRough(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) < 0.0001) return writeNumber(value)
  if (Math.abs(value) >= 100) return writeCount(value)
  return signed(value.toLocaleString('en', { maximumSignificantDigits: 3 }))
}

/** A number short enough for an axis: 12,500 → "12.5k". */
export function writeTick(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e15 || (size > 0 && size < 0.0001)) return signed(value.toExponential(1))
  const [divisor, unit] =
    size >= 1e9 ? [1e9, 'bn'] : size >= 1e6 ? [1e6, 'm'] : size >= 1e4 ? [1e3, 'k'] : [1, '']
  return signed(`${(value / divisor).toLocaleString('en', { maximumSignificantDigits: 3 })}${unit}`)
}

/** A difference of shares in percentage points: "+17", with one decimal under ten. */
export function writePoints(difference: number): string {
  if (!Number.isFinite(difference)) return none
  const points = difference * 100
  const text = trimZeros(Math.abs(points).toFixed(Math.abs(points) < 9.95 ? 1 : 0))
  return text === '0' ? '0' : `${points < 0 ? minus : '+'}${text}`
}

/** A gap of shares with its interval: "3.5 points (−0.6 to 7.6)". */
export function writeGap({ value, low, high }: Interval): string {
  const [gap, from, to] = [value, low, high].map((points) => writePoints(points).replace('+', ''))
  return `${gap} points (${from} to ${to})`
}

/** A signed difference: "+0.012". */
export function writeChange(value: number, write: (value: number) => string = writeScore): string {
  return value > 0 ? `+${write(value)}` : write(value)
}

/** "0.836 (0.805–0.867)"; an interval below zero is written with "to". */
export function writeInterval({ value, low, high }: Interval, write: (value: number) => string): string {
  return `${write(value)} (${writeRange({ low, high }, write)})`
}

export function writeRange(
  { low, high }: { low: number; high: number },
  write: (value: number) => string,
): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return none
  const [from, to] = [write(low), write(high)]
  // The sign stands once: 48–61 %.
  const start = to.endsWith(percentSign) ? from.replace(percentSign, '') : from
  return low < 0 ? `${start} to ${to}` : `${start}–${to}`
}

/** A probability of chance alone: "p < 0.001", "p = 0.11". */
export function writePValue(p: number): string {
  if (!Number.isFinite(p)) return none
  if (p < 0.001) return 'p < 0.001'
  return `p = ${p < 0.095 ? p.toFixed(3) : p.toFixed(2)}`
}

/** A share as a count of a hundred; never 0 or 100 unless it is. */
export function perHundred(share: number): number {
  const count = Math.round(share * 100)
  if (share > 0 && count === 0) return 1
  return share < 1 && count === 100 ? 99 : count
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** A true minus sign, and no "-0". */
function signed(text: string): string {
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text.replace('-', minus)
}
