import { writeXlsx } from 'hucre/xlsx'

/** An XLSX file of one sheet. Texts are typed as texts, so that no cell is run as a formula. */
export async function writeSpreadsheet(
  rows: readonly (readonly (string | number | boolean | null)[])[],
): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Export', rows: rows.map((row) => [...row]) }] }))
}
