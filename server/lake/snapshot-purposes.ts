import type { Purpose } from '@cadre/people'

/** Purposes that features of everybody are written for, each as a data set of its own: `features/PURPOSE`. */
export const snapshotPurposes = [
  'retention',
  'development',
  'pay',
  'planning',
  'wellbeing',
] as const satisfies readonly Purpose[]

export type SnapshotPurpose = (typeof snapshotPurposes)[number]
