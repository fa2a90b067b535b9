/** How far the k-th nearest other number of an ascending list is from the one at `index`. */
export function distanceToNearest(sorted: Float64Array, index: number, k: number): number {
  let [low, high] = [index, index]
  let distance = 0
  for (let taken = 0; taken < k; taken++) {
    const below = low > 0 ? sorted[index]! - sorted[low - 1]! : Number.POSITIVE_INFINITY
    const above = high < sorted.length - 1 ? sorted[high + 1]! - sorted[index]! : Number.POSITIVE_INFINITY
    distance = Math.min(below, above)
    if (below <= above) low--
    else high++
  }
  return distance
}

/** How many numbers of an ascending list lie within a radius of one of them, itself included. */
export function sortedRange(sorted: Float64Array, centre: number, radius: number): number {
  const isLow = (value: number): boolean => centre - value > radius
  const isIn = (value: number): boolean => value - centre <= radius
  return partition(sorted, isIn) - partition(sorted, isLow)
}

/** For each point of a plane, how far its k-th nearest other is: the larger of both differences. */
export function nearestInPlane(x: Float64Array, y: Float64Array, k: number): Float64Array {
  const order = Int32Array.from(x.keys()).sort((a, b) => x[a]! - x[b]! || a - b)
  const radii = new Float64Array(x.length)
  const nearest = new Float64Array(k)
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!
    nearest.fill(Number.POSITIVE_INFINITY)
    let [left, right] = [at - 1, at + 1]
    for (;;) {
      const toLeft = left < 0 ? Number.POSITIVE_INFINITY : x[row]! - x[order[left]!]!
      const toRight = right >= order.length ? Number.POSITIVE_INFINITY : x[order[right]!]! - x[row]!
      const gap = Math.min(toLeft, toRight)
      // Whatever follows is farther away along x alone.
      if (gap >= nearest[k - 1]! || gap === Number.POSITIVE_INFINITY) break
      const other = order[toLeft <= toRight ? left-- : right++]!
      insert(nearest, Math.max(gap, Math.abs(y[row]! - y[other]!)))
    }
    radii[row] = nearest[k - 1]!
  }
  return radii
}

function insert(ascending: Float64Array, value: number): void {
  let at = ascending.length - 1
  if (value >= ascending[at]!) return
  while (at > 0 && ascending[at - 1]! > value) {
    ascending[at] = ascending[at - 1]!
    at--
  }
  ascending[at] = value
}

/** How many at the start of the list hold. */
function partition(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(sorted[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
