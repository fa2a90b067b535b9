export { readCheckpoints } from './checkpoint-folder.ts'
export { readTrailFile, writeTrailFile } from './trail-file.ts'
export { verifyTrail } from './verify-trail.ts'
export type { TrailReport } from './verify-trail.ts'
