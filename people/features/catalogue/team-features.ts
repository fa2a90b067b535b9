import {
  add,
  among,
  and,
  asOf,
  choose,
  countOf,
  daysBetween,
  divide,
  ever,
  field,
  held,
  latest,
  less,
  meanOf,
  ofPerson,
  subtract,
  within,
  atMost,
  equal,
} from '../expression/build.ts'
import type { Expression } from '../expression/expression.ts'
import {
  answerShare,
  asNumber,
  assignedOn,
  departmentId,
  gradeRank,
  isLine,
  jobId,
  managerId,
  monthsSince,
  ofTheme,
  rating,
  tenureMonths,
} from './bases.ts'
import { featuresOf } from './group-of-features.ts'

const linesOf = (of: Expression | undefined) =>
  held('manager_line', { where: isLine, about: { field: 'managerId', ...(of && { is: of }) } })
const lines = { where: isLine }
const engagement = meanOf(within(400, 'survey_answer', { where: ofTheme('engagement') }), answerShare)
const overtime = meanOf(within(92, 'workload'), field('overtimeHours'))
const newestSkill = latest(held('person_skill'), field('skillId'))
const source = latest(held('employment'), field('source'))
const tenureYears = choose(
  less(tenureMonths, 12),
  'first year',
  choose(less(tenureMonths, 60), 'to five years', 'longer'),
)
const upward = meanOf(
  within(760, 'review', { where: and(equal(field('kind'), 'upward'), equal(field('status'), 'published')) }),
  field('rating'),
)
const under = (of: Expression): Expression => among('diversity', of, managerId)
const endedLately = and(atMost(field('validTo'), asOf), less(daysBetween(asOf, field('validTo')), 365))
const ended = countOf(
  ever('job_assignment', { about: { field: 'departmentId', is: departmentId }, where: endedLately }),
)
const departmentSize = among('count', departmentId, departmentId)

/** Groups of fewer than five tell their size alone. The diversity index is of work, never of protected attributes. */
export const teamFeatures = featuresOf(
  {
    prefix: 'team',
    owner: 'HR business partners',
    purposes: ['retention', 'development', 'planning', 'wellbeing'],
  },
  [
    ['size', 'people', 'people with the same manager', among('count', managerId, managerId)],
    ['department_size', 'people', 'people of the department', departmentSize],
    ['own_span', 'people', 'people who report to the person', countOf(linesOf(undefined))],
    ['manager_span', 'people', 'people who report to the manager', countOf(linesOf(managerId))],
    [
      'manager_changes_24m',
      'count',
      'managers in two years, counting each that began',
      countOf(within(730, 'manager_line', lines)),
    ],
    [
      'months_with_manager',
      'months',
      'time with the present manager',
      monthsSince(latest(held('manager_line', lines), field('validFrom'))),
    ],
    ['manager_tenure_months', 'months', 'tenure of the manager', ofPerson(managerId, tenureMonths)],
    [
      'manager_months_in_role',
      'months',
      'time since the manager began the present assignment',
      ofPerson(managerId, monthsSince(assignedOn)),
    ],
    [
      'manager_grade_gap',
      'grades',
      'rank of the grade of the manager above the own',
      subtract(ofPerson(managerId, gradeRank), gradeRank),
    ],
    [
      'manager_upward_rating',
      'rating',
      'mean rating of the manager by those who are led, in two years',
      ofPerson(managerId, upward),
    ],
    [
      'engagement_mean',
      'share of scale',
      'mean engagement of those with the same manager',
      among('mean', engagement, managerId),
    ],
    [
      'overtime_mean',
      'hours a month',
      'mean overtime of those with the same manager, over three months',
      among('mean', overtime, managerId),
    ],
    [
      'overtime_gap',
      'hours a month',
      'own overtime less the mean of those with the same manager, over three months',
      subtract(overtime, among('mean', overtime, managerId)),
    ],
    [
      'performance_mean',
      'rating',
      'mean rating of those with the same manager',
      among('mean', rating, managerId),
    ],
    [
      'new_share',
      'share',
      'share of those with the same manager who are in their first year',
      among('mean', asNumber(less(tenureMonths, 12)), managerId),
    ],
    [
      'tenure_spread_months',
      'months',
      'spread of tenure of those with the same manager',
      among('std', tenureMonths, managerId),
    ],
    ['ended_12m', 'count', 'assignments in the department that ended in a year, by leaving or moving', ended],
    [
      'turnover_12m',
      'share',
      'assignments in the department that ended in a year, for each of its people',
      divide(ended, departmentSize),
    ],
    [
      'diversity_index',
      'share',
      'chance that two with the same manager differ: mean of newest skill, tenure, job and where they came from',
      divide(add(under(newestSkill), under(tenureYears), under(jobId), under(source)), 4),
    ],
    [
      'skill_diversity',
      'share',
      'chance that two with the same manager differ in their newest skill',
      under(newestSkill),
    ],
    [
      'job_diversity',
      'share',
      'chance that two of the department differ in their job',
      among('diversity', jobId, departmentId),
    ],
  ],
)
