import { attritionReport } from '../../reports/attrition-report.ts'
import { performanceReport } from '../../reports/performance-report.ts'
import { productivityReport } from '../../reports/productivity-report.ts'
import { leavingInput, studyJob } from '../../reports/study-job.ts'
import { wellbeingReport } from '../../reports/wellbeing-report.ts'

export const studyAttritionJob = studyJob({
  name: 'study_attrition',
  meaning:
    'Report how many people may leave of their own accord, and what goes with it, from what the lake holds',
  kind: 'attrition',
  roles: ['hr_manager', 'data_scientist'],
  purposes: ['retention', 'planning'],
  asked: leavingInput,
  study: attritionReport,
})

export const studyPerformanceJob = studyJob({
  name: 'study_performance',
  meaning: 'Report how the next reviews may turn out, and what goes with it, from what the lake holds',
  kind: 'performance',
  roles: ['hr_manager', 'data_scientist'],
  purposes: ['development', 'planning'],
  study: performanceReport,
})

export const studyProductivityJob = studyJob({
  name: 'study_productivity',
  meaning:
    'Report where less is done than is usual for the kind of work, and what goes with it, from what the lake holds',
  kind: 'productivity',
  roles: ['hr_manager', 'data_scientist'],
  purposes: ['planning'],
  study: productivityReport,
})

export const studyWellbeingJob = studyJob({
  name: 'study_wellbeing',
  meaning:
    'Report how strained groups of five people or more are by hours, work outside them and answers, from what the lake holds',
  kind: 'wellbeing',
  roles: ['hr_manager', 'executive'],
  purposes: ['wellbeing'],
  study: wellbeingReport,
})
