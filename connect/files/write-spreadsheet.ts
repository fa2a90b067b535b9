import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'

type Cell = string | number | boolean | null

/**
 * An XLSX file of rows as they come, in bounded memory; the first is the header, and more than a sheet takes go on in
 * further ones. Texts are typed as texts, so that no cell is run as a formula.
 */
export function spreadsheetOf(rows: AsyncIterable<Cell[]> | Iterable<Cell[]>): AsyncIterable<Uint8Array> {
  return writeXlsxStream(rows, { name: 'Export' })
}

/** A sheet of a workbook: its rows, the first of which is the header. */
export interface WorkbookSheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
}

/** Longest name of a sheet that programs take. */
const longestName = 31

/** An XLSX file of a few small sheets. Texts are typed as texts, as in `spreadsheetOf`. */
export async function workbookOf(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name: name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, longestName),
      rows: rows.map((row) => [...row]),
      freezePane: { rows: 1 },
    })),
  })
}
