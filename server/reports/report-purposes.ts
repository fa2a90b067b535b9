import type { Purpose } from '@cadre/people'
import type { ReportKind } from '@cadre/store'

/** What people have to be told of before each kind of report says anything of them. */
export const reportPurposes: readonly (readonly [kind: ReportKind, purpose: Purpose])[] = [
  ['attrition', 'retention'],
  ['performance', 'development'],
  ['productivity', 'planning'],
  ['wellbeing', 'wellbeing'],
]
