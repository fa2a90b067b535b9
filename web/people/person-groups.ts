/** What belongs together about a person, in the order of the tabs, by the paths of the kinds of record. */
export const personGroups = {
  job: [
    'job-assignments',
    'employments',
    'work-terms',
    'manager-lines',
    'team-memberships',
    'project-allocations',
    'requisition-members',
  ],
  pay: ['pay', 'bonuses'],
  reviews: ['reviews', 'competency-ratings', 'feedback'],
  goals: ['goals', 'goal-check-ins'],
  skills: ['person-skills'],
  learning: ['enrolments'],
  absences: ['absences'],
  work: ['measure-values', 'workloads'],
  onboarding: ['onboarding-plans', 'onboarding-tasks'],
  contact: ['contact-details'],
  voice: ['survey-responses', 'survey-answers'],
  protected: ['protected-profiles'],
} as const satisfies Record<string, readonly string[]>

export type PersonGroup = keyof typeof personGroups
export const groupNames = Object.keys(personGroups) as readonly PersonGroup[]

/** Groups of which the reader sees at least one kind; the others are told in one line. */
export function groupsSeen(withheld: readonly string[]): readonly PersonGroup[] {
  return groupNames.filter((name) => !personGroups[name].every((kind) => withheld.includes(kind)))
}

/** What a life at the company is told by: not what repeats month by month, nor answers to surveys. */
export const toldKinds: readonly string[] = [
  'person-profiles',
  ...groupNames
    .filter((name) => name !== 'work' && name !== 'voice' && name !== 'protected')
    .flatMap((name) => personGroups[name]),
]

/** Whose changes the days of the slider are marked by. */
export const markedKinds: readonly string[] = ['job-assignments', 'employments', 'manager-lines', 'pay']
