export { judgeChallenger } from './judge-challenger.ts'
export type { Challenge, ChallengeResult } from './judge-challenger.ts'
export { defaultGateLimits } from './gate.ts'
export type { Gate, GateLimits } from './gate.ts'
