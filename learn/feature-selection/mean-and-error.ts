/**
 * The mean over rows and its standard error. Rows of one group speak with one voice: the error is that of as many
 * groups (Liang and Zeger 1986).
 */
export function meanAndError(
  ofRows: Float64Array,
  rows: Int32Array,
  groups?: Int32Array,
): { readonly mean: number; readonly error: number } {
  if (rows.length < 2)
    return { mean: rows.length === 1 ? ofRows[rows[0]!]! : 0, error: Number.POSITIVE_INFINITY }
  let sum = 0
  for (const row of rows) sum += ofRows[row]!
  const mean = sum / rows.length
  const ofGroups = new Map<number, number>()
  for (const row of rows) {
    const group = groups ? groups[row]! : row
    ofGroups.set(group, (ofGroups.get(group) ?? 0) + ofRows[row]! - mean)
  }
  let squares = 0
  for (const own of ofGroups.values()) squares += own * own
  return { mean, error: Math.sqrt(squares) / rows.length }
}
