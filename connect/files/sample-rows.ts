/**
 * The cells of the first rows of delimited text, for a look at its shape. The last row is left out
 * when the text was cut there. Not for reading files: see `csv-scanner.ts`.
 */
export function sampleRows(
  text: string,
  delimiter: string,
  { quote, isWhole, limit }: { quote: string; isWhole: boolean; limit: number },
): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length && rows.length < limit) {
    const { cell, next } = readCell(text, at, delimiter, quote)
    row.push(cell)
    const end = text[next]
    if (end === undefined && !isWhole) break
    if (end !== delimiter) {
      if (row.length > 1 || row[0]!.trim() !== '') rows.push(row)
      row = []
    }
    at = next + 1
  }
  return rows
}

function readCell(
  text: string,
  start: number,
  delimiter: string,
  quote: string,
): { cell: string; next: number } {
  let at = start
  while (text[at] === ' ' && delimiter !== ' ') at++
  if (quote === '' || text[at] !== quote) {
    const next = endOfCell(text, at, delimiter)
    return { cell: withoutReturn(text.slice(start, next)), next }
  }
  let close = text.indexOf(quote, at + 1)
  while (close >= 0 && text[close + 1] === quote) close = text.indexOf(quote, close + 2)
  if (close < 0) return { cell: text.slice(at), next: text.length }
  const next = endOfCell(text, close + 1, delimiter)
  // The blanks stay, because they tell of a dialect with a space after every delimiter.
  return { cell: text.slice(start, at) + text.slice(at + 1, close).replaceAll(quote + quote, quote), next }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++
  return at
}

function withoutReturn(cell: string): string {
  return cell.endsWith('\r') ? cell.slice(0, -1) : cell
}
