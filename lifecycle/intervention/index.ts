export { fewestForEffect, measureEffect } from './measure-effect.ts'
export type { CountedPeople, InterventionEffect } from './measure-effect.ts'
export type { FollowedScore } from './followed-score.ts'
