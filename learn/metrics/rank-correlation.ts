/** Spearman's rank correlation of two samples of equal length; equal values share a rank. NaN where all of one are equal. */
export function rankCorrelation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const [a, b] = [averageRanks(first), averageRanks(second)]
  const middle = (a.length + 1) / 2
  let [together, ofFirst, ofSecond] = [0, 0, 0]
  for (let row = 0; row < a.length; row++) {
    const [x, y] = [a[row]! - middle, b[row]! - middle]
    together += x * y
    ofFirst += x * x
    ofSecond += y * y
  }
  return together / Math.sqrt(ofFirst * ofSecond)
}

/** Ranks from 1 in the order of the values; equal values share the middle of theirs. */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, row) => row).sort((a, b) => values[a]! - values[b]!)
  const ranks = new Float64Array(values.length)
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++
    for (let at = from; at < to; at++) ranks[order[at]!] = (from + 1 + to) / 2
  }
  return ranks
}
