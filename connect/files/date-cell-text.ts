/** "2024-02-29", or "2024-02-29T12:30:00" when the day has a time, of days since 1970-01-01. */
export function dateCellText(days: number): string {
  const text = new Date(Math.round(days * 86_400_000)).toISOString()
  return Number.isInteger(days) ? text.slice(0, 10) : text.replace(/\.000Z$|Z$/, '')
}
