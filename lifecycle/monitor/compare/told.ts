import { minimumCounts } from '@cadre/people'

/** Looks are nightly and kept: what two of them tell must not differ by one person. */
const step = 2 * minimumCounts.disclosureMinimum

/** As many of them, in the order in which they came, as are told of: whole tens, so that the next look tells ten more or the same. */
export function toldOf<Item>(items: readonly Item[]): readonly Item[] {
  return items.slice(0, Math.floor(items.length / step) * step)
}

/** Whole tens that are no fewer than this, nor fewer than ten. */
export function toldStep(least: number): number {
  return Math.max(1, Math.ceil(least / step)) * step
}

/** A count in whole fives. */
export function toldCount(count: number): number {
  const { disclosureMinimum } = minimumCounts
  return Math.floor(count / disclosureMinimum) * disclosureMinimum
}

/** A figure in hundredths: what one person more adds to it is less than that. */
export function toldFigure(value: number): number {
  return Math.round(100 * value) / 100
}
