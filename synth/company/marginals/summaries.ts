/** The middle of some numbers; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Which share of some things is so. */
export function share<Item>(items: readonly Item[], isSo: (item: Item) => boolean): number {
  return items.filter(isSo).length / items.length
}

export function ratingShares(ratings: readonly number[]) {
  return {
    ratedBelow: share(ratings, (rating) => rating < 3),
    ratedMiddle: share(ratings, (rating) => rating === 3),
    ratedAbove: share(ratings, (rating) => rating > 3),
  }
}
