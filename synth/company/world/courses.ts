/** A course, and what it truly does for performance, in standard deviations over the year after it. */
export interface CoursePlan {
  readonly name: string
  readonly format: 'classroom' | 'online' | 'blended' | 'coaching' | 'on the job'
  readonly hours: number
  readonly cost: number
  readonly skill: string
  readonly gain: number
}

export const coursePlans: readonly CoursePlan[] = [
  plan('Feedback that helps', 'coaching', { hours: 12, cost: 400, skill: 'Coaching', gain: 0.4 }),
  plan('Planning a project', 'blended', { hours: 16, cost: 350, skill: 'Project planning', gain: 0.3 }),
  plan('Talking to customers', 'classroom', { hours: 8, cost: 220, skill: 'Customer care', gain: 0.2 }),
  plan('Leading a first team', 'classroom', { hours: 16, cost: 600, skill: 'Conflict handling', gain: 0 }),
  plan('SQL for everybody', 'online', { hours: 10, cost: 90, skill: 'SQL', gain: 0 }),
  plan('Safety basics', 'on the job', { hours: 4, cost: 60, skill: 'Safety at work', gain: 0 }),
  plan('Spanish B1', 'online', { hours: 40, cost: 300, skill: 'Spanish', gain: 0 }),
  plan('Reading a balance sheet', 'online', { hours: 6, cost: 80, skill: 'Bookkeeping', gain: 0 }),
]

function plan(
  name: string,
  format: CoursePlan['format'],
  rest: Omit<CoursePlan, 'name' | 'format'>,
): CoursePlan {
  return { name, format, ...rest }
}
