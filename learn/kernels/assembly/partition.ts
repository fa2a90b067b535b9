/**
 * Splits a list of rows in two, each side in its old order: rows whose bin has 1 in `goesLeft`
 * (256 bytes) first. `column` holds one bin per row; `scratch` has room for `rowCount` rows.
 * Returns how many went left.
 */
export function partitionRows(
  column: usize, rows: usize, rowCount: i32, goesLeft: usize, scratch: usize,
): i32 {
  let left = rows
  let right = scratch
  const end = rows + (<usize>rowCount << 2)
  // Both sides are written each time and one of them moves on: no branch to mispredict.
  for (let at = rows; at < end; at += 4) {
    const row = load<u32>(at)
    const isLeft = <usize>load<u8>(goesLeft + <usize>load<u8>(column + <usize>row))
    store<u32>(left, row)
    store<u32>(right, row)
    left += isLeft << 2
    right += (1 - isLeft) << 2
  }
  memory.copy(left, scratch, right - scratch)
  return <i32>((left - rows) >> 2)
}

/** Adds a value to the doubles of these rows. */
export function addToRows(values: usize, rows: usize, rowCount: i32, value: f64): void {
  const end = rows + (<usize>rowCount << 2)
  for (let at = rows; at < end; at += 4) {
    const cell = values + (<usize>load<u32>(at) << 3)
    store<f64>(cell, load<f64>(cell) + value)
  }
}

/** Writes the sum over these rows of (gradient, hessian), two doubles a row, to `sums`; in row-list order. */
export function sumPairs(pairs: usize, rows: usize, rowCount: i32, sums: usize): void {
  const end = rows + (<usize>rowCount << 2)
  let total = f64x2.splat(0)
  for (let at = rows; at < end; at += 4) {
    total = f64x2.add(total, v128.load(pairs + (<usize>load<u32>(at) << 4)))
  }
  v128.store(sums, total)
}
