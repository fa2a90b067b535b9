import type { DataClass } from '../access/data-classes.ts'

/** By what people can be told apart in an aggregate. */
export interface Dimension {
  readonly title: string
  readonly dataClass: DataClass
  /** The entity whose ids are its values; the words themselves when left out. */
  readonly entity?: string
  /**
   * Whether belonging to a value is itself a secret: then an empty cell, or one that holds all of its
   * row, is hidden too, for both say something about each person of the row.
   */
  readonly isSecret: boolean
}

export const dimensions = {
  department: { title: 'Department', dataClass: 'directory', entity: 'department', isSecret: false },
  location: { title: 'Place of work', dataClass: 'directory', entity: 'location', isSecret: false },
  country: { title: 'Country', dataClass: 'directory', isSecret: false },
  legal_entity: { title: 'Employer', dataClass: 'directory', entity: 'legal_entity', isSecret: false },
  job_family: { title: 'Job family', dataClass: 'directory', entity: 'job_family', isSecret: false },
  grade: { title: 'Grade', dataClass: 'directory', entity: 'grade', isSecret: false },
  employment_type: { title: 'Kind of contract', dataClass: 'employment', isSecret: false },
  tenure_band: { title: 'Tenure', dataClass: 'employment', isSecret: false },
  leaving_kind: { title: 'How it ended', dataClass: 'employment', isSecret: true },
  gender: { title: 'Gender', dataClass: 'protected', isSecret: true },
  age_band: { title: 'Age', dataClass: 'protected', isSecret: true },
} as const satisfies Record<string, Dimension>

export type DimensionName = keyof typeof dimensions
export const dimensionNames = Object.keys(dimensions) as readonly DimensionName[]
