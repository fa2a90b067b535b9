import { createRandom, deriveSeed } from '../random.ts'

/**
 * Deals rows out to folds at random, rows of one group always together. The folds depend on nothing
 * but the seed and the groups, so that a row's own target cannot reach its own encoding.
 */
export function crossFolds(
  rowCount: number,
  folds: number,
  { seed, groups }: { readonly seed: number; readonly groups?: Int32Array | undefined },
): Int32Array {
  const positionOf = new Map<number, number>()
  const unitOf = Int32Array.from({ length: rowCount }, (_, row) => {
    const group = groups ? groups[row]! : row
    const known = positionOf.get(group)
    if (known !== undefined) return known
    positionOf.set(group, positionOf.size)
    return positionOf.size - 1
  })
  const order = Int32Array.from({ length: positionOf.size }, (_, unit) => unit)
  createRandom(deriveSeed(seed, 'cross-folds')).shuffle(order)
  const foldOfUnit = new Int32Array(order.length)
  for (const [position, unit] of order.entries()) foldOfUnit[unit] = position % folds
  return unitOf.map((unit) => foldOfUnit[unit]!)
}
