import type { Part, PartOf, ReportKind, ReportOf, Told } from './report-queries.ts'

/** What the body of a report is shown with. */
export interface BodyProps<Kind extends ReportKind> {
  readonly report: ReportOf<Kind>
  readonly part: PartOf<Kind>
  /** How the part is called, and how others are. */
  readonly name: string
  readonly partNames: (part: Pick<Part, 'about' | 'name'>) => string
  readonly told: Told
}
