import type { GroupAssignment } from '@cadre/learn/fairness'
import type { Column } from '@cadre/learn/table'

const daysPerYear = 365.2425

/**
 * Ages in years, NaN where unknown: from a column of ages, of years of birth or of birth dates.
 * `undefined` when the column holds none of these, or births without a day to take ages at.
 */
export function agesOf(column: Column, referenceDate: number | undefined): Float64Array | undefined {
  if (column.kind === 'date') {
    if (referenceDate === undefined) return undefined
    return asAges(column.days.map((birth) => (referenceDate - birth) / daysPerYear))
  }
  if (column.kind !== 'number') return undefined
  const known = column.values.filter((value) => !Number.isNaN(value))
  if (isMostly(known, (value) => value >= 14 && value <= 100)) return asAges(column.values)
  if (referenceDate === undefined || !isMostly(known, (value) => value >= 1900 && value <= 2100))
    return undefined
  const year = 1970 + referenceDate / daysPerYear
  return asAges(column.values.map((birthYear) => Math.floor(year) - birthYear))
}

/** Under 40, 40 and over. */
export function ageFortyBands(ages: Float64Array): GroupAssignment {
  return {
    codes: Int32Array.from(ages, (age) => (Number.isNaN(age) ? -1 : age < 40 ? 0 : 1)),
    names: ['under 40', '40 and over'],
  }
}

const decadeNames = ['under 20', '20 to 29', '30 to 39', '40 to 49', '50 to 59', '60 and over']

/** By decades of age. */
export function ageDecades(ages: Float64Array): GroupAssignment {
  return {
    codes: Int32Array.from(ages, (age) =>
      Number.isNaN(age) ? -1 : Math.min(5, Math.max(0, Math.floor(age / 10) - 1)),
    ),
    names: decadeNames,
  }
}

/** An age under 0 or over 120 is a slip of the pen (often a birth year read into the wrong century). */
function asAges(years: Float64Array): Float64Array {
  return years.map((age) => (age >= 0 && age <= 120 ? age : Number.NaN))
}

function isMostly(values: Float64Array, holds: (value: number) => boolean): boolean {
  return values.length > 0 && values.filter(holds).length >= 0.95 * values.length
}
