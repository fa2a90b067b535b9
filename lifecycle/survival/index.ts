export { followUp } from './follow-up.ts'
export type { FollowedRows, PersonDays, Spell } from './follow-up.ts'
export { studySurvival } from './study-survival.ts'
export type { SurvivalStudyResult } from './study-survival.ts'
