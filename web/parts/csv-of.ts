/** Rows as CSV that a spreadsheet opens without taking a text for a formula (RFC 4180; OWASP, CSV injection). */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  // The mark at the beginning tells spreadsheets that letters are UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
