import { addMonths, monthEnds } from '@cadre/core'
import { attritionRowsJob } from '../kinds/attrition-rows.ts'
import { featureSnapshotJob } from '../kinds/feature-snapshot.ts'
import { lakeExportJob } from '../kinds/lake-export.ts'
import { performanceRowsJob } from '../kinds/performance-rows.ts'
import {
  studyAttritionJob,
  studyPerformanceJob,
  studyProductivityJob,
  studyWellbeingJob,
} from '../kinds/studies.ts'
import { scoreModelsJob } from '../kinds/score-models.ts'
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

/** A past that was brought in later has been told of in no report: those of two quarters before are made too, unless months are asked for one by one. */
const studied: PipelineStep['inputFor'] = ({ day, asked: { history, from } }) => ({
  asOf: day,
  history,
  ...(from !== undefined ? { earlier: 0 } : history === 'as it happened' && { earlier: 2 }),
})

/** Reports for who leads and decides; where there is too little to learn from there is none. */
const reports: readonly PipelineStep[] = [
  { name: 'attrition_report', kind: studyAttritionJob, purpose: 'retention' },
  { name: 'performance_report', kind: studyPerformanceJob, purpose: 'development' },
  { name: 'productivity_report', kind: studyProductivityJob, purpose: 'planning' },
  { name: 'wellbeing_report', kind: studyWellbeingJob, purpose: 'wellbeing' },
].map((step) => ({ ...step, after: ['export'], mayFail: true, inputFor: studied }) as PipelineStep)

/**
 * Features of everybody for each use case, as a data set for its purpose. What performance, productivity and wellbeing ask about not
 * every organisation has in its records, and not every one uses: then there is none of theirs.
 */
const features: readonly PipelineStep[] = [
  {
    name: 'features',
    kind: featureSnapshotJob,
    purpose: 'retention',
    after: ['export'],
    inputFor: ({ day }) => ({ asOf: day }),
  },
  ...(
    [
      { purpose: 'development', whereKnown: ['review'] },
      { purpose: 'planning', whereKnown: ['measure_value'] },
      { purpose: 'wellbeing', whereKnown: ['workload', 'survey_answer'] },
    ] as const
  ).map(({ purpose, whereKnown }): PipelineStep => ({
    name: `features_for_${purpose}`,
    kind: featureSnapshotJob,
    purpose,
    after: ['export'],
    mayFail: true,
    inputFor: ({ day }) => ({ asOf: day, whereKnown: [...whereKnown] }),
  })),
]

/** What models in use say of everybody, for what each is used for; where none is in use, nobody is scored. */
const scores: readonly PipelineStep[] = (
  [
    { name: 'scores', purpose: 'retention', after: ['features'] },
    { name: 'scores_for_development', purpose: 'development', after: ['features_for_development'] },
    { name: 'scores_for_planning', purpose: 'planning', after: ['features_for_planning'] },
  ] as const
).map((step) => ({ ...step, kind: scoreModelsJob, mayFail: true, inputFor: ({ day }) => ({ asOf: day }) }))

/** Monthly: what changed goes to the lake, then rows to learn from and features are made of it, and models in use score them. */
const monthlyRows = definePipeline({
  name: 'monthly_rows',
  meaning:
    'Bring the lake up to date, make rows to learn from and features, score everybody with models in use, look at these, and make reports',
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
    ...features,
    ...scores,
    { name: 'watch', kind: watchModelsJob, purpose: 'operation', after: ['features'], inputFor: () => ({}) },
    ...reports,
  ],
})

/** Features of many months, to follow them over time: a backfill. */
const featureHistory = definePipeline({
  name: 'feature_history',
  meaning: 'Write the features of everybody at the end of each month from one day to another',
  steps: [exported, ...features],
})

/** Reports of months that are past, so that they can be followed over time: a backfill. */
const reportHistory = definePipeline({
  name: 'report_history',
  meaning: 'Make reports of the ends of months from one day to another, each from what was known by then',
  steps: [exported, ...reports],
})

export const pipelines: readonly Pipeline[] = [monthlyRows, featureHistory, reportHistory]
