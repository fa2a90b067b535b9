const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** "20 November 2026, 09:14 UTC" from an ISO instant; the text itself when it is none. */
export function writeInstant(instant: string): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return instant
  return `${writeDate(date)}, ${date.toISOString().slice(11, 16)} UTC`
}

/** "20 November 2026" from an ISO instant. */
export function writeInstantDay(instant: string): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? instant : writeDate(date)
}

/** "2026-11-20" from days since 1970-01-01. */
export function writeDay(days: number): string {
  const date = new Date(days * 86_400_000)
  return Number.isNaN(date.getTime()) ? '–' : date.toISOString().slice(0, 10)
}

/** "41 ms", "3.2 s", "2 min 5 s". */
export function writeDuration(elapsedMs: number): string {
  if (elapsedMs < 1000) return `${Math.round(elapsedMs)} ms`
  if (elapsedMs < 99_950) return `${(elapsedMs / 1000).toFixed(1)} s`
  const seconds = Math.round(elapsedMs / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

function writeDate(date: Date): string {
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}
