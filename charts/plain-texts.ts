import type { ChartOption } from './chart-option.ts'

/** Seen by nobody, and enough to make another word of it. */
const wordJoiner = '\u2060'

/**
 * The option with texts that ECharts can measure. It remembers the width of a text in a plain object under the text itself,
 * so that "__proto__", a name that a column of a file may have, would be written into every object of the process.
 */
export function withPlainTexts(option: ChartOption): ChartOption {
  return plain(option) as ChartOption
}

function plain(part: unknown): unknown {
  if (typeof part === 'string') return part in Object.prototype ? part + wordJoiner : part
  if (Array.isArray(part)) return part.map(plain)
  if (!isRecord(part)) return part
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, plain(value)]))
}

/** Neither typed arrays nor anything else that was made by a class. */
function isRecord(part: unknown): part is Record<string, unknown> {
  return typeof part === 'object' && part !== null && Object.getPrototypeOf(part) === Object.prototype
}
