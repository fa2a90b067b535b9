import type { reportShape } from '@cadre/contract'
import type { ChartOption } from '@cadre/charts'
import type { z } from 'zod'

export type Report = z.output<typeof reportShape>
export type ReportOf<Kind extends Report['kind']> = Extract<Report, { kind: Kind }>
export type Part = Report['parts'][number]

type Cell = string | number | null

/** How the numbers of a column are written for a reader; a spreadsheet gets them as they are. */
export type ColumnFormat = 'text' | 'count' | 'share' | 'score' | 'number'

/** A chapter of a report as a file: a finding, what it says, the figures, and where it helps a drawing of them. */
export interface Chapter {
  /** Letters and hyphens; the same in the page and its contents. */
  readonly id: string
  /** What it is about, in a word or three. */
  readonly name: string
  /** What was found, as a sentence. */
  readonly finding: string
  readonly text?: string
  readonly columns: readonly (readonly [head: string, format: ColumnFormat])[]
  readonly rows: readonly (readonly Cell[])[]
  readonly chart?: { readonly option: ChartOption; readonly height: number }
}

/** What chapters are written with. */
export interface Telling {
  /** What a part of the people is called. */
  readonly partName: (part: Pick<Part, 'about' | 'name'>) => string
  /** What a feature is called. */
  readonly featureName: (name: string) => string
}
