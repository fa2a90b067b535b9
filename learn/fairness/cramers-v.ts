/**
 * Cramér's V of a table of counts (rows × columns, row-major), 0 to 1: how strongly two categories go together.
 * Corrected for the upward bias of many cells and few rows (Bergsma 2013) unless told otherwise.
 */
export function cramersV(
  counts: Float64Array,
  columns: number,
  { isBiasCorrected = true }: { readonly isBiasCorrected?: boolean } = {},
): number {
  const rows = counts.length / columns
  const rowTotals = new Float64Array(rows)
  const columnTotals = new Float64Array(columns)
  counts.forEach((count, cell) => {
    rowTotals[Math.floor(cell / columns)]! += count
    columnTotals[cell % columns]! += count
  })
  const total = rowTotals.reduce((sum, count) => sum + count, 0)
  let chiSquare = 0
  counts.forEach((count, cell) => {
    const expected = (rowTotals[Math.floor(cell / columns)]! * columnTotals[cell % columns]!) / total
    if (expected > 0) chiSquare += (count - expected) ** 2 / expected
  })
  const height = rowTotals.filter((count) => count > 0).length
  const width = columnTotals.filter((count) => count > 0).length
  if (Math.min(height, width) < 2) return 0
  const phi2 = chiSquare / total
  if (!isBiasCorrected) return Math.sqrt(phi2 / (Math.min(height, width) - 1))
  const corrected = Math.max(0, phi2 - ((height - 1) * (width - 1)) / (total - 1))
  const side = (size: number): number => size - (size - 1) ** 2 / (total - 1)
  return Math.min(1, Math.sqrt(corrected / (Math.min(side(height), side(width)) - 1)))
}
