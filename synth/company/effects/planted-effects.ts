/** One thing that is true in the company because the generator made it so. */
export interface PlantedEffect {
  readonly area:
    | 'leaving'
    | 'engagement'
    | 'performance'
    | 'productivity'
    | 'training'
    | 'onboarding'
    | 'pay'
    | 'hiring'
  readonly meaning: string
  /** What the coefficient acts on and how, such as `log-odds of leaving in a month, for each ...`. */
  readonly form: string
  readonly coefficient: number
  /** Entities and fields in which it can be found. */
  readonly observedIn: readonly string[]
  /** The switch without which it is not there. */
  readonly switch?: 'bias' | 'seasonality' | 'drift'
}

const perMonth = 'log-odds of leaving by own wish in a month'
const inDeviations = 'standard deviations of monthly performance'

/** Everything that is planted, by name. A coefficient is what the generator itself reckons with. */
export const plantedEffects = {
  leaveInFirstHalfYear: leaving('the first half year', 0.35, 'while tenure is under 6 months', [
    'employment.valid_from',
  ]),
  leaveInEarlyYears: leaving('the hump of months 6 to 24', 0.75, 'while tenure is 6 to 24 months', [
    'employment.valid_from',
  ]),
  leaveWhenSettled: leaving('five to ten years bind', -0.45, 'while tenure is 5 to 10 years', [
    'employment.valid_from',
  ]),
  leaveAsVeteran: leaving('more than ten years bind', -0.95, 'while tenure is over 10 years', [
    'employment.valid_from',
  ]),
  leaveOverPay: leaving(
    'pay below the market pushes people out',
    -2.5,
    'for each unit of the log of base pay over the band midpoint, between -0.4 and 0.4',
    ['pay.amount', 'pay_band.midpoint', 'market_pay.median'],
  ),
  leaveOverManager: leaving(
    'people leave poor managers',
    -0.45,
    'for each standard deviation of the quality of the line manager',
    ['manager_line.managerId', 'survey_answer.score of the theme manager', 'review.rating of kind upward'],
  ),
  leaveOverOvertime: leaving(
    'lasting overtime pushes people out',
    0.35,
    'for each 10 hours of overtime a month, mean of three months, up to 40',
    ['workload.overtimeHours'],
  ),
  leaveOverPromotion: leaving(
    'waiting for a promotion pushes people out',
    0.3,
    'for each year since hire or promotion beyond two, up to three such years; leads do not wait',
    ['job_assignment.changeReason'],
  ),
  leaveOverCommute: leaving(
    'a long way to work pushes people out',
    0.16,
    'for each 10 km of the way to work beyond 10, up to 60 km; nothing for who mostly works remotely',
    ['contact_details.commuteKm', 'work_terms.remoteShare'],
  ),
  leaveWithSeason: {
    ...leaving('people leave in summer and January, hardly before holidays', 0.35, 'times a yearly curve', [
      'employment.valid_to',
    ]),
    switch: 'seasonality',
  },
  leaveDisengaged: leaving('the engaged stay', -0.4, 'for each standard deviation of engagement', [
    'survey_answer.score of the theme engagement',
  ]),
  leaveWithTheMarket: {
    ...leaving('other employers pull harder as years go by', 0.1, 'for each year of history', [
      'employment.valid_to',
    ]),
    switch: 'drift',
  },
  engageByManager: engagement('good managers engage', 0.45, 'standard deviation of manager quality'),
  engageByPay: engagement('fair pay engages', 1, 'unit of the log of pay over the band midpoint'),
  tireByOvertime: engagement('overtime tires', -0.2, '10 hours of overtime in the month'),
  performByAbility: performance('people differ', 0.55, 'standard deviation of ability'),
  performByEngagement: performance(
    'engagement shows in performance a quarter later',
    0.3,
    'standard deviation of engagement three months before',
  ),
  performByManager: performance('good managers lift performance', 0.15, 'standard deviation of quality'),
  performTired: performance('heavy overtime costs performance', -0.15, '10 hours of overtime beyond 15'),
  slowByTools: figures('tools that do not work hold back what is done, whoever works with them', {
    coefficient: -0.4,
    each: '10 hours a month lost to tools beside 6, up to 30',
    observedIn: 'workload.toolsLostHours',
  }),
  reachByOthers: figures('who works with more people gets more done', {
    coefficient: 0.15,
    each: '5 people worked with beside 14, up to 30',
    observedIn: 'workload.peopleWorkedWith',
  }),
  trainingGain: {
    area: 'training',
    meaning:
      'three of eight courses help, for a year; people are sent to courses when they perform poorly, so that a plain comparison hides it',
    form: `factor on the gain of each course, which is listed under courses, in ${inDeviations}`,
    coefficient: 1,
    observedIn: ['enrolment.completedOn', 'measure_value.value'],
  },
  trainingSelection: {
    area: 'training',
    meaning: 'who performs poorly is sent to courses: what confounds every plain comparison',
    form: 'log-odds of beginning a course in a month, for each standard deviation of performance over three months',
    coefficient: -0.7,
    observedIn: ['enrolment.valid_from', 'measure_value.value'],
  },
  onboardingBuddy: onboarding('a buddy shortens the way to full productivity', -30, 'for who has a buddy', [
    'onboarding_plan.buddyId',
  ]),
  onboardingTasks: onboarding(
    'tasks done on time shorten the way to full productivity',
    -50,
    'times the share of onboarding tasks done on time',
    ['onboarding_task.dueDate', 'onboarding_task.doneOn'],
  ),
  payBiasGender: bias('pay', 'women are hired at lower pay for the same job and grade', {
    form: 'change of the log of base pay at hire, for women',
    coefficient: -0.06,
    observedIn: ['pay.amount', 'protected_profile.gender'],
  }),
  ratingBiasGender: bias('performance', 'women are rated lower for the same performance', {
    form: 'points of the scale underneath the rating (one rating is about 1.2 of them), for women',
    coefficient: -0.2,
    observedIn: ['review.rating', 'protected_profile.gender'],
  }),
  screeningFit: {
    area: 'hiring',
    meaning: 'skills that the posting asks for open the door',
    form: 'log-odds of passing the screen, for each standard deviation of fit',
    coefficient: 1.3,
    observedIn: ['application.stageId', 'application_answer.answer', 'job_skill.skillId'],
  },
  screeningBiasGender: bias('hiring', 'women pass the screen less often at the same fit', {
    form: 'log-odds of passing the screen, for women',
    coefficient: -0.7,
    observedIn: ['application.stageId', 'candidate.firstName', 'the self-identification of applicants'],
  }),
  screeningBiasGap: bias('hiring', 'a gap of a year in a résumé closes the door, whatever the fit', {
    form: 'log-odds of passing the screen, for a gap of a year or more',
    coefficient: -0.6,
    observedIn: ['application.stageId', 'application_answer.answer'],
  }),
  interviewBottleneck: {
    area: 'hiring',
    meaning: 'interviews wait in Engineering: that stage is the bottleneck',
    form: 'days more in the stage interview, for requisitions of Engineering',
    coefficient: 14,
    observedIn: ['application.stageId', 'application.valid_from'],
  },
  slowInterviewer: {
    area: 'hiring',
    meaning: 'one hiring manager in seven takes long to interview',
    form: 'days more in the stage interview, for hiring managers named in the truth',
    coefficient: 10,
    observedIn: ['interview.interviewerId', 'application.valid_from'],
  },
} as const satisfies Readonly<Record<string, PlantedEffect>>

export type EffectName = keyof typeof plantedEffects

function leaving(meaning: string, coefficient: number, how: string, observedIn: readonly string[]) {
  return {
    area: 'leaving',
    meaning,
    form: `${perMonth}, ${how}`,
    coefficient,
    observedIn: ['employment.leavingKind', ...observedIn],
  } as const
}
function engagement(meaning: string, coefficient: number, each: string) {
  return {
    area: 'engagement',
    meaning,
    form: `where engagement tends to, in its standard deviations, for each ${each}; a fifth of the way a month`,
    coefficient,
    observedIn: ['survey_answer.score of the theme engagement'],
  } as const
}
function performance(meaning: string, coefficient: number, each: string) {
  return {
    area: 'performance',
    meaning,
    form: `${inDeviations}, for each ${each}`,
    coefficient,
    observedIn: ['measure_value.value', 'review.rating'],
  } as const
}
/** What moves a monthly figure and nothing else: neither ratings nor leaving follow it. */
function figures(
  meaning: string,
  { coefficient, each, observedIn }: Readonly<{ coefficient: number; each: string; observedIn: string }>,
) {
  return {
    area: 'productivity',
    meaning,
    form: `standard deviations of performance in a monthly figure alone, for each ${each}`,
    coefficient,
    observedIn: ['measure_value.value', observedIn],
  } as const
}
function onboarding(meaning: string, coefficient: number, how: string, observedIn: readonly string[]) {
  return {
    area: 'onboarding',
    meaning,
    form: `days from hire to full productivity, ${how}`,
    coefficient,
    observedIn: ['onboarding_plan.productiveOn', ...observedIn],
  } as const
}
function bias(
  area: PlantedEffect['area'],
  meaning: string,
  rest: Pick<PlantedEffect, 'form' | 'coefficient' | 'observedIn'>,
) {
  return { area, meaning, ...rest, switch: 'bias' } as const
}
