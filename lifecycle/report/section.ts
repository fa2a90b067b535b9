import type { Html } from './page/html.ts'
import type { StudyFacts } from './study-facts.ts'

/** A part of the report: it has something to say, or it is left out. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly render: (facts: StudyFacts) => Html | undefined
}
