import type { ColumnType, Generated } from 'kysely'

type Made<Name extends string> = Readonly<Record<`${Name}_by`, string>> & Readonly<Record<`${Name}_at`, Date>>
type Written = ColumnType<unknown, string, never>
export type Stage = 'candidate' | 'shadow' | 'champion' | 'archived'
export type RunState = 'waiting' | 'done' | 'refused' | 'failed' | 'cancelled'

/** The registry of models; the migration says what each table is for. */
export interface ModelTables {
  readonly 'model.model': Made<'created'> & { name: string; title: string; use_case: string; purpose: string }
  readonly 'model.run': RunTable
  readonly 'model.run_note': Made<'written'> & { id: Generated<string>; run_id: string; words: string }
  readonly 'model.learning_curve': Made<'drawn'> & { run_id: string; result: Written }
  readonly 'model.version': VersionTable
  readonly 'model.version_file': { version_id: string; name: string; content: Buffer }
  readonly 'model.judgement': JudgementTable
  readonly 'model.promotion': PromotionTable
  readonly 'model.stage_event': StageEventTable
  readonly 'model.due_anew': { version_id: string; erased_on: string; retrain_by: string }
  readonly 'model.watch': WatchTable
  readonly 'model.alert': AlertTable
  readonly 'model.retraining': Made<'set'> & {
    model_name: string
    every_months: number | null
    on_alert: boolean
    tried_at: ColumnType<Date | null, Date | undefined, Date>
    tried_job: ColumnType<string | null, string | undefined, string>
    problem: ColumnType<string | null, string | undefined, string | null>
  }
  readonly 'model.experiment': ExperimentTable
  readonly 'model.comparison': {
    id: string
    model_name: string
    champion_id: string
    challenger_id: string
    experiment_id: string | null
    compared_on: string
    result: ColumnType<unknown, string, string>
    compared_at: Date
  }
}

export type ExperimentState = 'waiting' | 'refused' | 'running' | 'ended'
export type Measure = 'closeness' | 'right calls'
export type Ending =
  | 'challenger better'
  | 'champion better'
  | 'no difference of interest'
  | 'time over'
  | 'guard breached'
  | 'arms unbalanced'
  | 'versions changed'
  | 'stopped'

interface ExperimentTable extends Made<'declared'> {
  id: string
  model_name: string
  title: string
  champion_id: string
  challenger_id: string
  share: number
  ends_by: string
  measure: Measure
  smallest_difference: number
  guards: Written
  reason: string
  state: Generated<ExperimentState>
  decided_by: string | null
  decided_at: Date | null
  decision_reason: string | null
  ending: Ending | null
  ended_by: string | null
  ended_at: Date | null
  ending_words: string | null
}

interface RunTable extends Made<'started'> {
  id: string
  model_name: string
  job_id: string
  data_set: string
  data_sequence: string | null
  data_hash: string | null
  options: Written
  state: RunState
  result: ColumnType<unknown, string | null, string>
  problem: string | null
  ended_at: Date | null
}

interface VersionTable extends Made<'made'> {
  id: string
  model_name: string
  number: number
  stage: Generated<Stage>
  run_id: string | null
  bundle_hash: string
  signed_by: string
  learner: string
  label: string
  task: string
  target: string
  card: Written
  metrics: Written
  audit: Written
  lineage: Written
}

interface JudgementTable extends Made<'judged'> {
  id: string
  version_id: string
  champion_id: string | null
  data_set: string
  data_sequence: string
  data_hash: string
  row_count: ColumnType<string, number, never>
  gates: Written
  is_passed: boolean
}

interface PromotionTable extends Made<'asked'> {
  id: string
  version_id: string
  judgement_id: string
  reason: string
  is_approved: boolean | null
  decided_by: string | null
  decided_at: Date | null
  decision_reason: string | null
}

interface StageEventTable {
  entered_by: string | null
  entered_at: Date
  id: Generated<string>
  model_name: string
  version_id: string
  stage: Stage
  reason: string
  promotion_id: string | null
}

interface WatchTable {
  id: string
  model_name: string
  version_id: string
  watched_on: string
  verdict: 'well' | 'watch' | 'act' | 'unknown'
  result: ColumnType<unknown, string, string>
  watched_at: Date
}

interface AlertTable {
  id: string
  model_name: string
  version_id: string
  about: string
  verdict: 'watch' | 'act'
  finding: string
  to_do: string
  raised_at: Date
  ended_at: Date | null
  answer: string | null
  answered_by: string | null
  answered_at: Date | null
}
