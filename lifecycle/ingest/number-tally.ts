const zero = 48
const nine = 57
const point = 46

/** Numbers that files use for "not known", besides -1. */
const nines: ReadonlySet<number> = new Set([-9, -99, -999, -9999, -99999, 99, 999, 9999, 99999, 999999])

/** Different numbers are counted until there are this many. */
const maxDistinct = 8

/** What the plain numbers of a column look like. */
export class NumberTally {
  count = 0
  infinite = 0
  /** Digits alone that start with a zero, such as 02134. */
  leadingZeros = 0
  /** Digits alone that make a number too large to be exact. */
  inexact = 0
  /** A point before exactly three digits, such as 1.234, which may be a thousand. */
  groupedPoints = 0
  /** Points that can only part a fraction. */
  decimalPoints = 0
  /** How often -1 and the like come; all other numbers make up the range. */
  readonly sentinels = new Map<number, number>()
  min = Number.POSITIVE_INFINITY
  max = Number.NEGATIVE_INFINITY
  /** Whole numbers from 1900-01-01 to 2199-12-31 when read as yyyymmdd. */
  compactDates = 0
  /** Different numbers outside the sentinels, up to eight. */
  readonly distinct: number[] = []

  add(value: number): void {
    if (!Number.isFinite(value)) {
      this.infinite++
      return
    }
    this.count++
    if (value < 0 || value >= 99) {
      if (value === -1 || (Math.abs(value) % 10 === 9 && nines.has(value))) {
        this.sentinels.set(value, (this.sentinels.get(value) ?? 0) + 1)
        return
      }
      if (value > 19_000_100 && value < 22_000_000 && isCompactDate(value)) this.compactDates++
    }
    if (value < this.min) this.min = value
    if (value > this.max) this.max = value
    if (this.distinct.length < maxDistinct && !this.distinct.includes(value)) this.distinct.push(value)
  }

  /** How the number was written. */
  addForm(bytes: Uint8Array, start: number, end: number, value: number): void {
    if (!Number.isInteger(value)) {
      if (bytes[end - 4] === point && end - 4 > start && end - start <= 8) this.groupedPoints++
      else this.decimalPoints++
      return
    }
    if (bytes[end - 4] === point && end - 4 > start) this.groupedPoints++
    const isLong = !Number.isSafeInteger(value)
    const hasZero = bytes[start] === zero && end - start > 1
    if ((isLong || hasZero) && areDigits(bytes, start, end)) {
      if (isLong) this.inexact++
      else this.leadingZeros++
    }
  }
}

function areDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! < zero || bytes[at]! > nine) return false
  return true
}

/** True for 20240131: a whole number that spells year, month and day. */
export function isCompactDate(value: number): boolean {
  const month = Math.floor(value / 100) % 100
  const day = value % 100
  return Number.isInteger(value) && month >= 1 && month <= 12 && day >= 1 && day <= 31
}
