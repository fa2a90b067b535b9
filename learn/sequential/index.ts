export { confidenceSequence, meanSteps } from './confidence-sequence.ts'
export type { SequencePoint } from './confidence-sequence.ts'
export { differenceSteps } from './difference-steps.ts'
