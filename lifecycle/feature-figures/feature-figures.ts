import type { DriftVerdict } from '../monitor/drift-report.ts'

/** How many people have a value within a range, or a label. Ends are left out where the range is open. */
export interface FigureBar {
  readonly from?: number
  readonly to?: number
  /** Of labels; left out of those that too few have to be named. */
  readonly label?: string
  /** A multiple of five. */
  readonly people: number
}

/** What a snapshot says of one feature: of many people, and nothing about one. */
export interface FeatureFigures {
  readonly name: string
  readonly kind: 'numbers' | 'labels'
  /** How many have a value; a multiple of five. */
  readonly known: number
  /** Share of people without a value. */
  readonly missing: number
  /** Whether ranges are of whole numbers: one from 3 to 4 is 3 alone. */
  readonly isWhole: boolean
  /** None where fewer than five have a value. */
  readonly bars: readonly FigureBar[]
  /** Between which values the middle half lies, read off the bars; of numbers alone. */
  readonly middle?: { readonly low: number; readonly median: number; readonly high: number }
  /** How it differs from the snapshot of the day before. */
  readonly drift?: {
    readonly verdict: DriftVerdict
    /** Population stability index, and what 95 of 100 samples stay under when nothing has changed. */
    readonly index: number
    readonly chance: number
  }
  /** Which others rise and fall with it, the strongest first: rank correlation. */
  readonly goesWith: readonly { readonly name: string; readonly correlation: number }[]
}

export interface SnapshotFigures {
  /** How many people there are; a multiple of five. */
  readonly people: number
  readonly features: readonly FeatureFigures[]
  /** Features of which each two go together closely. */
  readonly clusters: readonly (readonly string[])[]
}
