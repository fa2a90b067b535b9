/** A matrix by rows, zeros left out (CSR); within a row, column indices ascend. */
export interface SparseMatrix {
  readonly rowCount: number
  readonly columnCount: number
  /** Where each row starts in `index` and `value`; length rows + 1. */
  readonly rowStart: Int32Array
  readonly index: Int32Array
  readonly value: Float64Array
}

/** The matrix of these columns side by side. */
export function sparseFromColumns(columns: readonly Float64Array[], rowCount: number): SparseMatrix {
  const rowStart = new Int32Array(rowCount + 1)
  for (const column of columns) {
    for (let row = 0; row < rowCount; row++) if (column[row] !== 0) rowStart[row + 1]!++
  }
  for (let row = 0; row < rowCount; row++) rowStart[row + 1]! += rowStart[row]!
  const next = rowStart.slice(0, rowCount)
  const index = new Int32Array(rowStart[rowCount]!)
  const value = new Float64Array(rowStart[rowCount]!)
  for (const [position, column] of columns.entries()) {
    for (let row = 0; row < rowCount; row++) {
      const cell = column[row]!
      if (cell === 0) continue
      const at = next[row]!++
      index[at] = position
      value[at] = cell
    }
  }
  return { rowCount, columnCount: columns.length, rowStart, index, value }
}

/** Rows become columns. */
export function transpose({ rowCount, columnCount, rowStart, index, value }: SparseMatrix): SparseMatrix {
  const start = new Int32Array(columnCount + 1)
  for (const column of index) start[column + 1]!++
  for (let column = 0; column < columnCount; column++) start[column + 1]! += start[column]!
  const next = start.slice(0, columnCount)
  const rows = new Int32Array(index.length)
  const cells = new Float64Array(index.length)
  for (let row = 0; row < rowCount; row++) {
    for (let at = rowStart[row]!; at < rowStart[row + 1]!; at++) {
      const to = next[index[at]!]!++
      rows[to] = row
      cells[to] = value[at]!
    }
  }
  return { rowCount: columnCount, columnCount: rowCount, rowStart: start, index: rows, value: cells }
}

/** Matrices of the same rows, side by side. */
export function joinSideways(matrices: readonly SparseMatrix[], rowCount: number): SparseMatrix {
  let columnCount = 0
  let size = 0
  const offsets = matrices.map((matrix) => {
    const offset = columnCount
    columnCount += matrix.columnCount
    size += matrix.index.length
    return offset
  })
  const rowStart = new Int32Array(rowCount + 1)
  const index = new Int32Array(size)
  const value = new Float64Array(size)
  let to = 0
  for (let row = 0; row < rowCount; row++) {
    for (const [part, matrix] of matrices.entries()) {
      for (let at = matrix.rowStart[row]!; at < matrix.rowStart[row + 1]!; at++, to++) {
        index[to] = matrix.index[at]! + offsets[part]!
        value[to] = matrix.value[at]!
      }
    }
    rowStart[row + 1] = to
  }
  return { rowCount, columnCount, rowStart, index, value }
}

/** Mean of each column, rows weighted. */
export function columnMeans(x: SparseMatrix, weights: Float64Array): Float64Array {
  const means = new Float64Array(x.columnCount)
  let total = 0
  for (let row = 0; row < x.rowCount; row++) {
    const weight = weights[row]!
    total += weight
    for (let at = x.rowStart[row]!; at < x.rowStart[row + 1]!; at++) {
      means[x.index[at]!]! += weight * x.value[at]!
    }
  }
  return means.map((sum) => sum / total)
}
