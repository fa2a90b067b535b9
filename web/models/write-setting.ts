/** A setting of a training as it was given: lists by commas, what is nested as it is written in the interface. */
export function writeSetting(value: unknown): string {
  if (Array.isArray(value)) return value.map(writeSetting).join(', ')
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return String(value)
}
