import { addMonths, monthEnds } from '@cadre/core'
import { attritionRowsJob } from '../kinds/attrition-rows.ts'
import { featureSnapshotJob } from '../kinds/feature-snapshot.ts'
import { lakeExportJob } from '../kinds/lake-export.ts'
import { performanceRowsJob } from '../kinds/performance-rows.ts'
import { watchModelsJob } from '../kinds/watch-models.ts'
import { definePipeline } from './define-pipeline.ts'
import type { Pipeline, PipelineStep } from './define-pipeline.ts'

/** Rows to learn from reach back so far unless another day is said. */
const learnMonths = 36

const exported: PipelineStep = {
  name: 'export',
  kind: lakeExportJob,
  purpose: 'operation',
  after: [],
  inputFor: () => ({}),
}

const learnedFrom: PipelineStep['inputFor'] = ({ day, asked: { learnFrom, history } }) => ({
  from: learnFrom ?? monthEnds(addMonths(day, -learnMonths), addMonths(day, -learnMonths))[0]!,
  history,
})

/** Monthly: what changed goes to the lake, then rows to learn from and features to score are made of it. */
const monthlyRows = definePipeline({
  name: 'monthly_rows',
  meaning:
    'Bring the lake up to date, make rows to learn from and features to score, and look at models in use',
  schedule: { cron: '0 4 2 * *' },
  steps: [
    exported,
    {
      name: 'leaving',
      kind: attritionRowsJob,
      purpose: 'retention',
      after: ['export'],
      mayFail: true,
      inputFor: learnedFrom,
    },
    {
      name: 'ratings',
      kind: performanceRowsJob,
      purpose: 'development',
      after: ['export'],
      mayFail: true,
      inputFor: learnedFrom,
    },
    {
      name: 'features',
      kind: featureSnapshotJob,
      purpose: 'retention',
      after: ['export'],
      inputFor: ({ day }) => ({ asOf: day }),
    },
    { name: 'watch', kind: watchModelsJob, purpose: 'operation', after: ['features'], inputFor: () => ({}) },
  ],
})

/** Features of many months, to follow them over time: a backfill. */
const featureHistory = definePipeline({
  name: 'feature_history',
  meaning: 'Write the features of everybody at the end of each month from one day to another',
  steps: [
    exported,
    {
      name: 'features',
      kind: featureSnapshotJob,
      purpose: 'retention',
      after: ['export'],
      inputFor: ({ day }) => ({ asOf: day }),
    },
  ],
})

export const pipelines: readonly Pipeline[] = [monthlyRows, featureHistory]
