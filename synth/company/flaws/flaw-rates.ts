/** A cell that may be empty, by chance or because of what it says. */
interface MissingCell {
  readonly field: string
  readonly share: number
  readonly more?: { readonly above: number; readonly share: number }
}

/** Cells that go missing, by entity. */
export const missingCells: Readonly<Record<string, readonly MissingCell[] | undefined>> = {
  contact_details: [{ field: 'commuteKm', share: 0.06 }],
  work_terms: [{ field: 'remoteShare', share: 0.04 }],
  employment: [{ field: 'source', share: 0.07 }],
  job_assignment: [{ field: 'locationId', share: 0.01 }],
  // Who works longest is too busy to write it down.
  workload: [
    { field: 'overtimeHours', share: 0.03, more: { above: 20, share: 0.15 } },
    { field: 'meetingsHours', share: 0.08 },
    { field: 'toolsLostHours', share: 0.05 },
  ],
  measure_value: [{ field: 'target', share: 0.05 }],
  enrolment: [{ field: 'rating', share: 0.3 }],
  review: [{ field: 'growth', share: 0.1 }],
  survey_answer: [{ field: 'score', share: 0.03 }],
}

/** Records that were never entered, as shares of their entity. */
export const missingRecords: Readonly<Record<string, number | undefined>> = {
  measure_value: 0.015,
  absence: 0.02,
}

interface Outlier {
  readonly field: string
  readonly share: number
  readonly become: (value: unknown) => unknown
}

/** Figures that cannot be, by entity. */
export const outliers: Readonly<Record<string, Outlier | undefined>> = {
  contact_details: { field: 'commuteKm', share: 0.003, become: () => 999 },
  measure_value: { field: 'value', share: 0.002, become: (value) => Number(value) * 10 },
  workload: { field: 'overtimeHours', share: 0.001, become: () => 400 },
  absence: { field: 'days', share: 0.001, become: (value) => Number(value) * 10 },
}

/** Entered twice, as shares of their entity. */
export const duplicateShares: Readonly<Record<string, number | undefined>> = {
  person: 0.006,
  candidate: 0.02,
  measure_value: 0.003,
}
