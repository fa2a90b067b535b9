import { cellValue } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'

const msPerDay = 86_400_000
const longestText = 60

/** One cell as people write it: dates as 2024-03-01, numbers with up to four digits that count, long text cut. */
export function cellText(column: Column, row: number): string {
  const value = cellValue(column, row)
  if (value === null) return 'missing'
  if (column.kind === 'date' && typeof value === 'number') return dateText(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const flat = value.replace(/\s+/g, ' ').trim()
  return flat.length > longestText ? `${flat.slice(0, longestText - 1)}…` : flat
}

/** Days since 1970-01-01 as a civil date. */
export function dateText(days: number): string {
  const instant = new Date(Math.floor(days) * msPerDay)
  return Number.isNaN(instant.getTime()) ? 'impossible date' : instant.toISOString().slice(0, 10)
}

/** Whole numbers whole, others to four digits that count. */
export function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))
}
