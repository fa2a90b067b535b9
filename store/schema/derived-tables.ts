import type { ColumnType, Generated } from 'kysely'

/** Aggregates and pseudonymised studies. */
export interface DerivedTables {
  readonly 'study.study': StudyTable
  readonly 'study.link': StudyLinkTable
  readonly 'study.row': {
    study_id: string
    data_set: string
    pseudonym: string
    row_key: string
    data: ColumnType<Record<string, unknown>, string, string>
  }
  readonly 'study.reidentification': ReidentificationTable
  readonly 'derived.measure': MeasureTable
  readonly 'derived.dimension': { name: string; data_class: string }
  readonly 'derived.frozen_month': { month: string; frozen_at: Generated<Date> }
  readonly 'derived.question': {
    id: Generated<number>
    account_id: string
    asked_at: Date
    question: string
  }
}

export interface StudyTable {
  id: string
  name: string
  question: string
  purpose: string
  asked_by: string
  asked_at: Date
  ends_on: string
  is_approved: boolean | null
  decided_by: string | null
  decided_at: Date | null
  decision_reason: string | null
  as_of: string | null
  report: ColumnType<unknown, string | undefined, string>
  ended_at: Date | null
}

interface StudyLinkTable {
  study_id: string
  pseudonym: string
  person_id: string
  shift_days: number
  seen_from: string
  seen_until: string
}

interface ReidentificationTable {
  id: string
  study_id: string
  pseudonym: string
  reason: string
  asked_by: string
  asked_at: Date
  is_approved: boolean | null
  decided_by: string | null
  decided_at: Date | null
  decision_reason: string | null
  expires_at: Date | null
  person_id: string | null
}

interface MeasureTable {
  name: string
  data_class: string
  disguise: string | null
  disguise_width: number | null
  disguise_fixed_for: string | null
  dimensions: string[]
  counts_leavers: boolean
}
