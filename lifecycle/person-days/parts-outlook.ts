import { minimumCounts } from '@cadre/people'
import { bandsOfPart } from './bands-of-part.ts'
import type { PartBand } from './bands-of-part.ts'
import { expectedCount } from './expected-count.ts'
import type { PartOfPeople, PartOutlook } from './part-of-people.ts'

/** What models say of people, one after the other. */
interface Said {
  readonly personIds: readonly string[]
  readonly probabilities: Float64Array
  /** The same by models of parts of the people. */
  readonly others: readonly Float64Array[]
  /** Bands over all of them. */
  readonly bands: readonly Pick<PartBand, 'band' | 'from' | 'before'>[]
}

/** To how many of each part it may happen; parts of which something can be said of fewer than five are left out. */
export function partsOutlook(
  parts: readonly PartOfPeople[],
  { personIds, probabilities, others, bands }: Said,
): PartOutlook[] {
  const rowOf = new Map(personIds.map((id, row) => [id, row]))
  return parts.flatMap(({ about, name, personIds: own }) => {
    const rows = own.flatMap((id) => rowOf.get(id) ?? [])
    if (rows.length < minimumCounts.disclosureMinimum) return []
    const of = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]!)
    return {
      about,
      name,
      people: rows.length,
      expected: expectedCount(of(probabilities), others.map(of)),
      bands: bandsOfPart(of(probabilities), bands),
    }
  })
}
