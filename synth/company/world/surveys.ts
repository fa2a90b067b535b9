/** What a scale question measures of somebody in a month. */
export type Theme = 'engagement' | 'clarity' | 'manager' | 'workload' | 'growth' | 'pay'

export interface SurveyPlan {
  readonly name: string
  readonly kind: 'engagement' | 'pulse'
  readonly isAnonymous: boolean
  /** 0 is January. */
  readonly opensInMonth: number
  readonly responseRate: number
  readonly questions: readonly {
    readonly wording: string
    readonly driver: Theme
    readonly kind: 'scale' | 'text'
  }[]
}

/** One survey is confidential, so that answers can be followed; the other is anonymous for good. */
export const surveyPlans: readonly SurveyPlan[] = [
  {
    name: 'How are we?',
    kind: 'engagement',
    isAnonymous: false,
    opensInMonth: 3,
    responseRate: 0.78,
    questions: [
      scale('I would recommend this company as a place to work.', 'engagement'),
      scale('I am proud of the work I do here.', 'engagement'),
      scale('I know what is expected of me.', 'clarity'),
      scale('My manager cares about me as a person.', 'manager'),
      scale('I can balance work and private life.', 'workload'),
      scale('I have grown over the last year.', 'growth'),
      scale('I am paid fairly for what I do.', 'pay'),
      { wording: 'What should we change?', driver: 'engagement', kind: 'text' },
    ],
  },
  {
    name: 'Autumn pulse',
    kind: 'pulse',
    isAnonymous: true,
    opensInMonth: 9,
    responseRate: 0.7,
    questions: [
      scale('I look forward to coming to work.', 'engagement'),
      scale('My workload is one I can keep up.', 'workload'),
      scale('My manager helps me do my work well.', 'manager'),
    ],
  },
]

function scale(wording: string, driver: Theme) {
  return { wording, driver, kind: 'scale' } as const
}
