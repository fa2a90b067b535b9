import { crossFolds } from '../preprocess/cross-folds.ts'

export interface InnerFold {
  readonly train: Int32Array
  readonly test: Int32Array
}

/** Parts these rows into folds, rows of one group always together. */
export function innerFoldsOf(
  rows: Int32Array,
  folds: number,
  { seed, groups }: { readonly seed: number; readonly groups?: Int32Array | undefined },
): InnerFold[] {
  const ownGroups = groups && Int32Array.from(rows, (row) => groups[row]!)
  const foldOf = crossFolds(rows.length, folds, { seed, groups: ownGroups })
  return Array.from({ length: folds }, (_, fold) => ({
    train: rows.filter((_row, i) => foldOf[i] !== fold),
    test: rows.filter((_row, i) => foldOf[i] === fold),
  })).filter(({ train, test }) => train.length > 0 && test.length > 0)
}
