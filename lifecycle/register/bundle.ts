import type { FittedJson, Task } from '@cadre/learn'
import type { Calibrator } from '@cadre/learn/calibration'
import type { ColumnSchema } from '../ingest/index.ts'
import type { AttributeAudit } from '../audit/audit-result.ts'
import type { Metrics } from '../study/study-result.ts'
import type { ModelCard } from './model-card.ts'
import type { ReferenceStatistics } from './reference-statistics.ts'

export const bundleFormatVersion = 1

/** The estimator and what its output means. */
export interface BundleModel {
  readonly formatVersion: number
  readonly learner: string
  readonly label: string
  readonly task: Task
  readonly target: string
  readonly positive?: string
  readonly classes: readonly string[]
  /** For a ranking, the column that told its lists apart: scores order the rows of one list. */
  readonly query?: string
  /** Protected attributes are among its inputs: for comparison, never for use. */
  readonly comparisonOnly: boolean
  /** The cut that the study used; two classes only. */
  readonly threshold?: number
  readonly fitted: FittedJson
  /** Applied to the estimator's probabilities. */
  readonly calibrator: Calibrator
}

/** How cells of a file become the columns the estimator reads. */
export interface BundlePipeline {
  readonly schema: readonly ColumnSchema[]
}

/** Where the model came from. */
export interface Lineage {
  readonly cadreVersion: string
  readonly createdAt: string
  readonly file: string
  readonly dataHash: string
  readonly rows: number
  readonly seed: number
  readonly budget: string
  readonly nodeVersion: string
  readonly columns: readonly { readonly name: string; readonly role: string }[]
}

/** The parts of a model bundle, one file each; `docs/bundle.md` describes them. */
export interface BundleParts {
  readonly model: BundleModel
  readonly pipeline: BundlePipeline
  /** JSON Schema (2020-12) of one input. */
  readonly schema: Readonly<Record<string, unknown>>
  readonly card: ModelCard
  readonly metrics: Metrics
  readonly audit: readonly AttributeAudit[]
  readonly reference: ReferenceStatistics
  readonly lineage: Lineage
}
