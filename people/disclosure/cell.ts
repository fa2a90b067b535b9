/** A cell of a table of people: how many it holds, by its true count. */
export interface Cell {
  readonly count: number
  /** Whether the cell says something about its people by itself: too few, or one who outweighs the others. */
  readonly isRisky: boolean
}

/**
 * A table by one or two dimensions with its margins. `inner[i][j]` belongs to `rows[i]` and `columns[j]`;
 * a table by one dimension has rows alone and no inner cells.
 */
export interface CountTable {
  readonly total: Cell
  readonly rows: readonly Cell[]
  readonly columns: readonly Cell[]
  readonly inner: readonly (readonly Cell[])[]
}

/** Which cells of a table are hidden. */
export interface Hidden {
  readonly total: boolean
  readonly rows: readonly boolean[]
  readonly columns: readonly boolean[]
  readonly inner: readonly (readonly boolean[])[]
}
