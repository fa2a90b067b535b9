import type { Interval } from '@cadre/learn/metrics'
import type { PartBand } from './bands-of-part.ts'

/** People of whom something is told together: a department, who reports to somebody. */
export interface PartOfPeople {
  readonly about: string
  readonly name: string
  readonly personIds: readonly string[]
}

/** What is expected of a part of the people. */
export interface PartOutlook {
  readonly about: string
  readonly name: string
  /** Of whom something can be said. */
  readonly people: number
  readonly expected: Interval
  /** Empty where they would say something of each of them. */
  readonly bands: readonly PartBand[]
}
