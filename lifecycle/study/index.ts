export { study } from './study.ts'
export type { StudyOutcome } from './study.ts'
export type { StudyInput, StudyOptions } from './study-input.ts'
export type { Interval, LeaderboardRow, Metrics, Shape, StudyResult, StudyWarning } from './study-result.ts'
