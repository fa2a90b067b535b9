import { createRandom } from '../random.ts'

/** Rows with weight, ascending; of more than `most`, so many drawn at random. */
export function sampleRows(
  rowCount: number,
  {
    most,
    seed,
    weights,
  }: { readonly most: number; readonly seed: number; readonly weights?: Float64Array | undefined },
): Int32Array {
  const rows = Int32Array.from({ length: rowCount }, (_, row) => row).filter((row) => weights?.[row] !== 0)
  if (rows.length <= most) return rows
  return createRandom(seed).shuffle(rows).slice(0, most).sort()
}
