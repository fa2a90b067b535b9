import type { Random } from '../random.ts'

/**
 * Deals the shuffled rows out like cards, one stratum after another without starting anew, so that
 * the sizes of folds, and of each stratum within them, differ by at most one. Gives the fold of each row.
 */
export function dealRows(
  strata: Int32Array,
  { folds, random }: { readonly folds: number; readonly random: Random },
): Int32Array {
  const nextPlace = firstPlaces(strata)
  const foldOf = new Int32Array(strata.length)
  for (const row of random.shuffle(Int32Array.from(strata.keys()))) {
    foldOf[row] = nextPlace[strata[row]!]!++ % folds
  }
  return foldOf
}

/** Where the first card of each stratum (0, 1, …) lies in the deck. */
function firstPlaces(strata: Int32Array): Int32Array {
  let last = 0
  for (const stratum of strata) if (stratum > last) last = stratum
  const places = new Int32Array(last + 2)
  for (const stratum of strata) places[stratum + 1]!++
  for (let stratum = 1; stratum < places.length; stratum++) places[stratum]! += places[stratum - 1]!
  return places
}
