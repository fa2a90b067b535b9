import type { ColumnType, Generated } from 'kysely'

type Written = ColumnType<unknown, string, never>
export type Band = 'usual' | 'raised' | 'high'
export type CaseKind = 'review' | 'second opinion' | 'contest'
export type CaseState = 'open' | 'decided' | 'passed on'
export type Choice = 'act' | 'watch' | 'no action'
export type ReasonCode =
  | 'evidence fits'
  | 'evidence incomplete'
  | 'known circumstances'
  | 'score is wrong'
  | 'other'

/** What models say about people and what people decide; the migration says what each table is for. */
export interface OutlookTables {
  readonly 'outlook.score': ScoreTable
  readonly 'outlook.review_case': ReviewCaseTable
  readonly 'outlook.decision': DecisionTable
  readonly 'outlook.intervention': InterventionTable
  readonly 'outlook.intervention_effect': {
    model_name: string
    kind: string
    result: ColumnType<unknown, string, string>
    measured_on: string
    measured_at: Date
  }
  readonly 'outlook.told_effect': {
    position: Generated<string>
    model_name: string
    kind: string
    treated: string[]
    compared_with: string[]
    result: ColumnType<unknown, string, null>
    told_on: string
  }
  readonly 'outlook.suggested_action': SuggestedActionTable
  readonly 'outlook.shadow_score': Omit<ScoreTable, 'id' | 'known_at' | 'corrected_by'>
  readonly 'outlook.online_feature': {
    person_id: string
    purpose: string
    as_of: string
    known_at: Date
    data_set: string
    data_hash: string
    inputs: unknown
    written_at: Date
  }
  readonly 'outlook.observation': {
    experiment_id: string
    person_id: string
    position: Generated<string>
    is_challenger: boolean
    value: number
    counted_at: Date
  }
}

export interface ScoreTable {
  id: string
  version_id: string
  person_id: string
  as_of: string
  data_set: string
  data_hash: string
  status: 'scored' | 'abstained'
  score: number | null
  band: Band | null
  because: string | null
  reasons: Written
  notes: Written
  likely: ColumnType<unknown, string | null, never>
  inputs: Written
  scored_at: Date
  known_at: Date | null
  corrected_by: Generated<string | null>
}

export interface ReviewCaseTable {
  id: string
  score_id: string
  person_id: string
  kind: CaseKind
  about_case_id: string | null
  question: string
  assigned_to: string
  is_blind: boolean
  due_on: string
  opened_by: string
  opened_at: Date
  seen_at: Date | null
  state: Generated<CaseState>
}

export interface DecisionTable {
  id: string
  case_id: string
  person_id: string
  choice: Choice
  reason_code: ReasonCode
  words: string
  agrees: boolean | null
  seconds: number
  decided_by: string
  decided_at: Date
}

export interface SuggestedActionTable {
  kind: string
  version: number
  answers: string[]
  evidence: string
  source: string
  is_retired: boolean
  entered_by: string
  entered_at: Date
}

export interface InterventionTable {
  id: string
  person_id: string
  kind: string
  case_id: string | null
  begun_on: string
  ended_on: string | null
  words: string
  noted_by: string
  noted_at: Date
  withdrawn_at: Date | null
}
