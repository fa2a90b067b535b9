import { writeXlsxStream } from 'hucre/xlsx'

type Cell = string | number | boolean | null

/**
 * An XLSX file of rows as they come, in bounded memory; the first is the header, and more than a sheet takes go on in
 * further ones. Texts are typed as texts, so that no cell is run as a formula.
 */
export function spreadsheetOf(rows: AsyncIterable<Cell[]> | Iterable<Cell[]>): AsyncIterable<Uint8Array> {
  return writeXlsxStream(rows, { name: 'Export' })
}
