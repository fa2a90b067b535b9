import type { CivilDate } from '@cadre/core'

/** One record of a synthetic company, ready to be entered: ids and references are final. */
export interface CompanyRecord {
  /** Name of the entity in people/entities. */
  readonly entity: string
  readonly id: string
  readonly subjectId?: string
  readonly from: CivilDate
  readonly to?: CivilDate
  readonly values: Readonly<Record<string, unknown>>
  /** Another version of it follows, from the day on which this one ends. */
  readonly continues?: true
  /** It is a later version of a record that came before. */
  readonly isLater?: true
}
