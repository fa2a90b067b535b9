/** The ids of records in some values, however deep. */
export function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[a-z]{3}_[0-9A-Za-z]{22}$/.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(idsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : []
}
