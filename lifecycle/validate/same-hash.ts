import type { RowHashes } from './row-hashes.ts'

/**
 * Calls `visit(first, row)` for each row whose hash an earlier row has, with the first such row. Open
 * addressing over indices: linear in rows, no objects.
 */
export function forEachRepeat({ low, high }: RowHashes, visit: (first: number, row: number) => void): void {
  const rows = low.length
  const size = 1 << Math.max(4, Math.ceil(Math.log2(rows * 2 + 1)))
  const table = new Int32Array(size).fill(-1)
  for (let row = 0; row < rows; row++) {
    let slot = (low[row]! ^ Math.imul(high[row]!, 0x9e3779b1)) & (size - 1)
    for (;;) {
      const held = table[slot]!
      if (held < 0) {
        table[slot] = row
        break
      }
      if (low[held] === low[row] && high[held] === high[row]) {
        visit(held, row)
        break
      }
      slot = (slot + 1) & (size - 1)
    }
  }
}
