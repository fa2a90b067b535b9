import type { JobKind } from './define-job.ts'
import { retireDataJob } from './kinds/retire-data.ts'
import { clearErasedJob } from './kinds/clear-erased.ts'
import { clearExpiredJob } from './kinds/clear-expired.ts'
import {
  clearImportsJob,
  importCheckJob,
  importReadJob,
  importRunJob,
  importUndoJob,
} from './kinds/imports.ts'
import { tellOfSurveysJob } from './kinds/tell-of-surveys.ts'
import { lakeEraseJob } from './kinds/lake-erase.ts'
import { lakeExportJob } from './kinds/lake-export.ts'
import { featureSnapshotJob } from './kinds/feature-snapshot.ts'
import { lakeSnapshotJob } from './kinds/lake-snapshot.ts'
import { attritionRowsJob } from './kinds/attrition-rows.ts'
import { performanceRowsJob } from './kinds/performance-rows.ts'
import {
  studyAttritionJob,
  studyPerformanceJob,
  studyProductivityJob,
  studyWellbeingJob,
} from './kinds/studies.ts'
import { studyTeamsJob } from './kinds/study-teams.ts'
import { judgeModelJob } from './kinds/judge-model.ts'
import { scorePeopleJob } from './kinds/score-people.ts'
import { scoreModelsJob } from './kinds/score-models.ts'
import { scoreCorrectedJob } from './kinds/score-corrected.ts'
import { retrainModelJob } from './kinds/retrain-model.ts'
import { retrainModelsJob } from './kinds/retrain-models.ts'
import { pipelines } from './pipelines/pipelines.ts'
import { measureEffectsJob } from './kinds/measure-effects.ts'
import { tellLineageJob } from './kinds/tell-lineage.ts'
import { tellWebhooksJob } from './kinds/tell-webhooks.ts'
import { watchModelsJob } from './kinds/watch-models.ts'
import { trainModelJob } from './kinds/train-model.ts'

/** Every kind of job there is. */
export const jobKinds: readonly JobKind[] = [
  clearExpiredJob,
  clearErasedJob,
  retireDataJob,
  importReadJob,
  importCheckJob,
  importRunJob,
  importUndoJob,
  clearImportsJob,
  tellOfSurveysJob,
  lakeExportJob,
  lakeSnapshotJob,
  featureSnapshotJob,
  lakeEraseJob,
  attritionRowsJob,
  performanceRowsJob,
  studyAttritionJob,
  studyPerformanceJob,
  studyProductivityJob,
  studyTeamsJob,
  studyWellbeingJob,
  trainModelJob,
  judgeModelJob,
  scorePeopleJob,
  scoreModelsJob,
  scoreCorrectedJob,
  tellLineageJob,
  tellWebhooksJob,
  measureEffectsJob,
  watchModelsJob,
  retrainModelJob,
  retrainModelsJob,
  ...pipelines.map(({ job }) => job),
]
