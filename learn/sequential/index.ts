export { confidenceSequence, meanSteps } from './confidence-sequence.ts'
export type { SequencePoint, Steps } from './confidence-sequence.ts'
export { differenceSteps } from './difference-steps.ts'
