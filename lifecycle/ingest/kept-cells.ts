/** Small for small files; large blocks are given back to the system as soon as they are let go. */
const smallestBlock = 1 << 10
const largestBlock = 1 << 16

/** Rows from one place on; each array exists only once a cell needs it. */
interface Block {
  readonly capacity: number
  used: number
  numbers: Float64Array | undefined
  codes: Int32Array | undefined
}

/** What all columns of a table together may keep; a column that finds it used up is read again. */
export class KeptBudget {
  private bytesLeft: number

  constructor(bytes: number) {
    this.bytesLeft = bytes
  }

  take(bytes: number): boolean {
    if (bytes > this.bytesLeft) return false
    this.bytesLeft -= bytes
    return true
  }
}

/**
 * The cells of a column as they were scanned: numbers as numbers, texts as codes of a dictionary.
 * Most columns can be read from here, so that the file need not be gone through again.
 */
export class KeptCells {
  /** False once a cell came that cannot be told apart from others by number or code. */
  isComplete = true
  private blocks: Block[] = []
  private last: Block = createBlock(smallestBlock)
  private readonly budget: KeptBudget

  constructor(budget: KeptBudget) {
    this.budget = budget
  }

  number(value: number): void {
    if (!this.isComplete) return
    const block = this.blockWithRoom()
    if (!block.numbers && !this.budget.take(block.capacity * Float64Array.BYTES_PER_ELEMENT)) {
      this.forget()
      return
    }
    block.numbers ??= new Float64Array(block.capacity).fill(Number.NaN)
    block.numbers[block.used++] = value
  }

  text(code: number): void {
    if (!this.isComplete) return
    const block = this.blockWithRoom()
    if (!block.codes && !this.budget.take(block.capacity * Int32Array.BYTES_PER_ELEMENT)) {
      this.forget()
      return
    }
    block.codes ??= new Int32Array(block.capacity).fill(-1)
    block.codes[block.used++] = code
  }

  empty(): void {
    if (this.isComplete) this.blockWithRoom().used++
  }

  /** Lets go of everything; the column has to be read from the file. */
  forget(): void {
    this.isComplete = false
    this.blocks = []
    this.last = createBlock(0)
  }

  /** Hands out all cells in order, once, and lets each block go when it was read. */
  drain(
    onNumber: (value: number, row: number) => void,
    onText: (code: number, row: number) => void,
    onEmpty: (row: number) => void,
  ): void {
    let row = 0
    for (const block of [...this.blocks, this.last]) {
      const { numbers, codes, used } = block
      for (let i = 0; i < used; i++, row++) {
        const code = codes === undefined ? -1 : codes[i]!
        const value = numbers === undefined ? Number.NaN : numbers[i]!
        if (code >= 0) onText(code, row)
        else if (Number.isNaN(value)) onEmpty(row)
        else onNumber(value, row)
      }
      block.numbers = undefined
      block.codes = undefined
    }
    this.forget()
  }

  private blockWithRoom(): Block {
    const { last } = this
    if (last.used < last.capacity) return last
    this.blocks.push(last)
    this.last = createBlock(Math.min(largestBlock, last.capacity * 2))
    return this.last
  }
}

function createBlock(capacity: number): Block {
  return { capacity, used: 0, numbers: undefined, codes: undefined }
}
