import {
  asOf,
  coalesce,
  countOf,
  divide,
  equal,
  ever,
  field,
  first,
  held,
  isMissing,
  latest,
  less,
  meanOf,
  monthOf,
  multiply,
  not,
  oneOf,
  referred,
  subtract,
  within,
  yearOf,
} from '../expression/build.ts'
import {
  asNumber,
  assignedOn,
  fte,
  gradeRank,
  familyId,
  hiredOn,
  jobId,
  monthsSince,
  tenureMonths,
} from './bases.ts'
import { featuresOf } from './group-of-features.ts'

const because = (...reasons: readonly string[]) => ({ where: oneOf(field('changeReason'), ...reasons) })
const commuteKm = latest(held('contact_details'), field('commuteKm'))
const remoteShare = latest(held('work_terms'), field('remoteShare'))
const tasks = ever('onboarding_task', { where: less(field('dueDate'), asOf) })
const isDone = not(isMissing(field('doneOn')))

export const employmentFeatures = featuresOf(
  { prefix: 'emp', owner: 'HR operations', purposes: ['retention', 'development', 'planning'] },
  [
    ['tenure_months', 'months', 'time since the present employment began', tenureMonths],
    ['is_new', 'yes or no', 'whether the first half year is still under way', less(tenureMonths, 6)],
    [
      'is_rehire',
      'yes or no',
      'whether there was a spell of employment before',
      not(isMissing(latest(held('employment'), field('originalHireDate')))),
    ],
    ['contract_type', 'category', 'kind of contract', latest(held('employment'), field('type'))],
    [
      'is_fixed_term',
      'yes or no',
      'whether the contract has an end',
      latest(held('employment'), field('isFixedTerm')),
    ],
    ['fte', 'share', 'share of full time', fte],
    ['remote_share', 'share', 'share of time worked away from the office', remoteShare],
    ['months_in_role', 'months', 'time since the present main assignment began', monthsSince(assignedOn)],
    [
      'months_since_promotion',
      'months',
      'time since the last promotion, or since the hire where there was none',
      monthsSince(
        coalesce(latest(ever('job_assignment', because('promotion')), field('validFrom')), hiredOn),
      ),
    ],
    [
      'promotions_36m',
      'count',
      'promotions in three years',
      countOf(within(1096, 'job_assignment', because('promotion'))),
    ],
    [
      'moves_36m',
      'count',
      'transfers and reorganisations in three years',
      countOf(within(1096, 'job_assignment', because('transfer', 'reorganisation'))),
    ],
    ['roles_so_far', 'count', 'assignments so far', countOf(ever('job_assignment'))],
    ['grade_rank', 'rank', 'order of the grade held, 1 the lowest', gradeRank],
    ['job_family', 'category', 'family of the job', familyId],
    ['leads_people', 'yes or no', 'whether the job leads people', referred(jobId, 'job', 'isManagement')],
    ['commute_km', 'km', 'way to work', commuteKm],
    [
      'commute_felt_km',
      'km',
      'way to work times the share of time at the workplace',
      multiply(commuteKm, subtract(1, coalesce(remoteShare, 0))),
    ],
    ['calendar_month', 'month', 'month of the year, for what comes with the seasons', monthOf(asOf)],
    ['calendar_year', 'year', 'the year, for what shifts over time', yearOf(asOf)],
    [
      'grades_climbed',
      'grades',
      'rank of the grade above that of the first assignment',
      subtract(gradeRank, referred(first(ever('job_assignment'), field('gradeId')), 'grade', 'rank')),
    ],
    [
      'onboarding_done_share',
      'share',
      'share of due onboarding tasks that are done',
      meanOf(tasks, asNumber(isDone)),
    ],
    [
      'onboarding_late_share',
      'share',
      'share of done onboarding tasks that were done late',
      meanOf(tasks, asNumber(less(field('dueDate'), field('doneOn')))),
    ],
    [
      'has_buddy',
      'yes or no',
      'whether somebody helped with the first months',
      not(isMissing(latest(ever('onboarding_plan'), field('buddyId')))),
    ],
    ['feedback_12m', 'count', 'feedback received in a year', countOf(within(365, 'feedback'))],
    [
      'feedback_praise_share',
      'share',
      'share of the feedback received in two years that is praise',
      meanOf(within(730, 'feedback'), asNumber(equal(field('kind'), 'praise'))),
    ],
    [
      'feedback_given_12m',
      'count',
      'feedback given to others in a year',
      countOf(within(365, 'feedback', { about: { field: 'authorId' } })),
    ],
    [
      'goals_open',
      'count',
      'goals that are active',
      countOf(held('goal', { where: equal(field('status'), 'active') })),
    ],
    [
      'goals_done_share_24m',
      'share',
      'share of the goals of two years that are done',
      meanOf(within(730, 'goal'), asNumber(equal(field('status'), 'done'))),
    ],
    ['goal_check_ins_6m', 'count', 'notes on goals in half a year', countOf(within(183, 'goal_check_in'))],
    [
      'goal_trouble_share_6m',
      'share',
      'share of the notes on goals in half a year that say at risk or off track',
      meanOf(within(183, 'goal_check_in'), asNumber(oneOf(field('confidence'), 'at risk', 'off track'))),
    ],
    [
      'goal_value_latest',
      'value',
      'where the goal noted last stands',
      latest(within(365, 'goal_check_in'), field('value')),
    ],
    [
      'months_since_check_in',
      'months',
      'time since the last note on a goal',
      monthsSince(latest(ever('goal_check_in'), field('validFrom'))),
    ],
    [
      'role_share_of_tenure',
      'share',
      'months in the role over months of tenure',
      divide(monthsSince(assignedOn), tenureMonths),
    ],
  ],
)
