/** Every reason for which data on people may be used; there is no "other". */
export const purposes = [
  'hiring',
  'retention',
  'development',
  'pay',
  'planning',
  'wellbeing',
  'audit',
  'operation',
  'subject access',
] as const

export type Purpose = (typeof purposes)[number]

/** Purposes for which people have to be told before anything is worked out about them. */
export const purposesThatNeedNotice: readonly Purpose[] = [
  'hiring',
  'retention',
  'development',
  'pay',
  'planning',
  'wellbeing',
]
