import type { ParamDeclarations } from '../params/params.ts'
import { createRandom } from '../random.ts'

/** How many rows are enough to judge columns by. */
export const sampledRowsParam = {
  maxRows: {
    kind: 'number',
    default: 5000,
    min: 100,
    max: 1e6,
    integer: true,
    meaning: 'rows it is learned from; of more, so many are drawn',
  },
} as const satisfies ParamDeclarations

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
