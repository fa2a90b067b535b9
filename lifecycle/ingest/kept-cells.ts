const rowsPerBlock = 1 << 14

/**
 * The cells of a column as they were scanned: numbers as numbers, texts as codes of a dictionary.
 * Most columns can be read from here, so that the file need not be gone through again. Each of
 * the two arrays of a block exists only once a cell needs it.
 */
export class KeptCells {
  rows = 0
  /** False once a cell came that cannot be told apart from others by number or code. */
  isComplete = true
  private numbers: (Float64Array | undefined)[] = []
  private codes: (Int32Array | undefined)[] = []

  number(value: number): void {
    if (!this.isComplete) return
    const block = this.rows >> 14
    const numbers = (this.numbers[block] ??= new Float64Array(rowsPerBlock).fill(Number.NaN))
    numbers[this.rows++ & (rowsPerBlock - 1)] = value
  }

  text(code: number): void {
    if (!this.isComplete) return
    const block = this.rows >> 14
    const codes = (this.codes[block] ??= new Int32Array(rowsPerBlock).fill(-1))
    codes[this.rows++ & (rowsPerBlock - 1)] = code
  }

  empty(): void {
    this.rows++
  }

  /** Lets go of everything; the column has to be read from the file. */
  forget(): void {
    this.isComplete = false
    this.numbers = []
    this.codes = []
  }

  /** Hands out all cells in order and lets each block go once it was read. */
  drain(
    onNumber: (value: number, row: number) => void,
    onText: (code: number, row: number) => void,
    onEmpty: (row: number) => void,
  ): void {
    for (let first = 0; first < this.rows; first += rowsPerBlock) {
      const block = first >> 14
      const numbers = this.numbers[block]
      const codes = this.codes[block]
      const count = Math.min(rowsPerBlock, this.rows - first)
      for (let i = 0; i < count; i++) {
        const code = codes === undefined ? -1 : codes[i]!
        if (code >= 0) {
          onText(code, first + i)
          continue
        }
        const value = numbers === undefined ? Number.NaN : numbers[i]!
        if (Number.isNaN(value)) onEmpty(first + i)
        else onNumber(value, first + i)
      }
      this.numbers[block] = undefined
      this.codes[block] = undefined
    }
    this.forget()
  }
}
