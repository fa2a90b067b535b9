export { resampleRows } from './resample-rows.ts'
export type { ResampledRows, ResampleMethod } from './resample-rows.ts'
export { resampled } from './resampled.ts'
