import { dateDays, numberEvidence, readDateText } from '@cadre/lifecycle/ingest'
import { cellText } from './read-cell.ts'
import type { SheetCell } from './read-cell.ts'
import type { CellFormat } from './import-mapping.ts'

/** What the first cells of a column say about how it is written. */
export interface ColumnSample {
  readonly texts: readonly string[]
  /** Different texts, most of them when there are many. */
  readonly words: readonly string[]
  readonly areDates: boolean
  readonly areNumbers: boolean
}

/** Looks at the cells of one column. */
export function sampleColumn(cells: readonly SheetCell[]): ColumnSample {
  const texts = cells.flatMap((cell) => cellText(cell) ?? [])
  const share = (test: (text: string) => boolean): number =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length
  return {
    texts,
    words: [...new Set(texts)].slice(0, 200),
    areDates: share((text) => readDateText(text) !== undefined) > 0.5,
    areNumbers: share((text) => numberEvidence(text) !== undefined) > 0.5,
  }
}

/**
 * The order of day and month, and the year that short years go up to: what reads every date; the order of
 * `usual` where both do. Birth dates lie in the past, so their short years end with the present.
 */
export function dateFormatOf(
  { texts }: ColumnSample,
  { latestYear, usual }: { readonly latestYear: number; readonly usual: 'dmy' | 'mdy' },
): CellFormat {
  const dates = texts.flatMap((text) => readDateText(text) ?? [])
  const reads = (order: 'dmy' | 'mdy'): boolean =>
    dates.every((date) => dateDays(date, { order, latestYear }) !== undefined)
  const other = usual === 'dmy' ? 'mdy' : 'dmy'
  return { dateOrder: reads(usual) || !reads(other) ? usual : other, latestYear }
}

/** Whether the dates of a column can be read in one order alone. */
export function tellsDateOrder({ texts }: ColumnSample): 'dmy' | 'mdy' | undefined {
  const dates = texts
    .flatMap((text) => readDateText(text) ?? [])
    .filter(({ isAmbiguousOrder }) => isAmbiguousOrder)
  if (dates.some(({ first }) => first > 12)) return 'dmy'
  return dates.some(({ second }) => second > 12) ? 'mdy' : undefined
}

const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  R$: 'BRL',
  'S/': 'PEN',
}

/** The decimal sign and the currency that amounts are written with. */
export function amountFormatOf({ texts }: ColumnSample): CellFormat {
  const evidence = texts.flatMap((text) => numberEvidence(text) ?? [])
  const decimal =
    evidence.some((one) => one.decimal === ',') && !evidence.some((one) => one.decimal === '.') ? ',' : '.'
  const unit = evidence.find((one) => one.unit !== undefined && one.unit !== '%')?.unit
  const currency =
    unit === undefined
      ? undefined
      : (signs[unit] ?? (/^[A-Za-z]{3}$/.test(unit) ? unit.toUpperCase() : undefined))
  return {
    decimal,
    ...(currency !== undefined && { currency }),
    ...(evidence.some((one) => one.unit === '%') && { isPercent: true }),
  }
}
