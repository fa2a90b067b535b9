import { quantileOfSorted } from '@cadre/learn/metrics'

/** Where the middle half of some people lies, and one of them beside it. */
export interface Standing {
  readonly own: number | null
  readonly low: number
  readonly middle: number
  readonly high: number
}

/**
 * How one value stands beside those of a group: quartiles and median of the group, in which the person is one, to two digits, so that
 * no single value can be read off. `undefined` where fewer than `fewest` of the group have a value.
 */
export function standBeside(
  own: number | null,
  group: readonly (number | null)[],
  { fewest }: { readonly fewest: number },
): Standing | undefined {
  const known = Float64Array.from(group.filter((value): value is number => value !== null)).sort()
  if (known.length < fewest) return undefined
  const at = (share: number): number => coarse(quantileOfSorted(known, share))
  return { own, low: at(0.25), middle: at(0.5), high: at(0.75) }
}

const coarse = (value: number): number => Number(value.toPrecision(2))
