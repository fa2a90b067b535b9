import { cellValue } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import { isoDate } from '../ingest/index.ts'

const longestText = 60

/** One cell as people write it: dates as 2024-03-01, numbers with up to four digits that count, long text cut. */
export function cellText(column: Column, row: number): string {
  const value = cellValue(column, row)
  if (value === null) return 'missing'
  if (column.kind === 'date' && typeof value === 'number') return isoDate(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const flat = value.replace(/\s+/g, ' ').trim()
  return flat.length > longestText ? `${flat.slice(0, longestText - 1)}…` : flat
}

/** Whole numbers whole, others to four digits that count. */
export function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))
}
