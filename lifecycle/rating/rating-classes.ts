/** Ratings as classes in order, the lowest first. */
export interface RatingClasses {
  /** What people call them: a rating, or the lowest and highest of several. */
  readonly labels: readonly string[]
  /** Mean rating of each. */
  readonly middles: Float64Array
  readonly classOf: (rating: number) => number
}

/** More steps of a scale than this are read in bands of equal width. */
const mostSteps = 10
const bandsOfLongScales = 5

/**
 * Makes classes of the ratings that were given. A class with fewer than `minimum` ratings joins the neighbour nearer to the most
 * common one, so that a model never learns a class from a handful of people.
 */
export function ratingClasses(
  ratings: readonly number[],
  { minimum }: { readonly minimum: number },
): RatingClasses {
  const step = stepOf(ratings)
  const lowest = Math.min(...ratings)
  const stepOfRating = (rating: number): number =>
    step === 1 ? Math.round(rating) : Math.min(bandsOfLongScales - 1, Math.floor((rating - lowest) / step))
  const byStep = Map.groupBy(ratings, stepOfRating)
  let groups = [...byStep.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([number, of]) => ({ steps: [number], of }))
  for (;;) {
    const small = groups.findIndex(({ of }) => of.length < minimum)
    if (small < 0 || groups.length === 1) break
    const common = groups.reduce((most, { of }, at) => (of.length > groups[most]!.of.length ? at : most), 0)
    const other = small < common ? small + 1 : small - 1
    const [low, high] = [groups[Math.min(small, other)]!, groups[Math.max(small, other)]!]
    const joined = { steps: [...low.steps, ...high.steps], of: [...low.of, ...high.of] }
    groups = groups.toSpliced(Math.min(small, other), 2, joined)
  }
  const starts = groups.map(({ steps }) => steps[0]!)
  return {
    labels: groups.map(({ steps, of }) => labelOf(step === 1 ? steps : [Math.min(...of), Math.max(...of)])),
    middles: Float64Array.from(groups, ({ of }) => of.reduce((sum, value) => sum + value, 0) / of.length),
    classOf: (rating) =>
      Math.max(
        0,
        starts.findLastIndex((start) => stepOfRating(rating) >= start),
      ),
  }
}

function stepOf(ratings: readonly number[]): number {
  const distinct = new Set(ratings.map(Math.round)).size
  if (distinct <= mostSteps) return 1
  return (Math.max(...ratings) - Math.min(...ratings)) / bandsOfLongScales
}

function labelOf(values: readonly number[]): string {
  const [first, last] = [values[0]!, values.at(-1)!]
  return first === last ? String(first) : `${first} to ${last}`
}
