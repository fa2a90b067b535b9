/** Rows to learn from and rows to judge on, both ascending. */
export interface Fold {
  readonly train: Int32Array
  readonly test: Int32Array
}
