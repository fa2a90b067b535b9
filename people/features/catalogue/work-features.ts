import {
  among,
  and,
  countOf,
  distinctOf,
  divide,
  earlier,
  equal,
  ever,
  field,
  held,
  latest,
  maxOf,
  meanOf,
  multiply,
  oneOf,
  referred,
  slopeOf,
  stdOf,
  subtract,
  sumOf,
  within,
} from '../expression/build.ts'
import type { Records } from '../expression/expression.ts'
import { attainment, familyId, monthsSince } from './bases.ts'
import { featuresOf } from './group-of-features.ts'

const work = (days: number): Records => within(days, 'workload')
const figures = (days: number): Records => within(days, 'measure_value')
const overtime = (days: number) => meanOf(work(days), field('overtimeHours'))
const lostToTools = divide(sumOf(work(92), field('toolsLostHours')), sumOf(work(92), field('hours')))
const approved = equal(field('status'), 'approved')
const away = (days: number, ...kinds: readonly string[]): Records =>
  within(days, 'absence', { where: and(approved, oneOf(field('kind'), ...kinds)) })
const weeklyHours = latest(held('work_terms'), field('weeklyHours'))
const productivity = meanOf(figures(92), attainment)
const serviceQuality = meanOf(
  within(365, 'measure_value', {
    where: equal(referred(field('measureId'), 'measure', 'aspect'), 'service quality'),
  }),
  attainment,
)

const loadFeatures = featuresOf(
  { prefix: 'work', owner: 'HR operations', purposes: ['retention', 'planning', 'wellbeing'] },
  [
    ['overtime_3m', 'hours a month', 'mean overtime of three months', overtime(92)],
    ['overtime_12m', 'hours a month', 'mean overtime of a year', overtime(365)],
    [
      'overtime_highest_12m',
      'hours',
      'most overtime of a month in a year',
      maxOf(work(365), field('overtimeHours')),
    ],
    [
      'overtime_spread_12m',
      'hours',
      'spread of the overtime of a year',
      stdOf(work(365), field('overtimeHours')),
    ],
    [
      'overtime_trend_6m',
      'hours a month',
      'slope of the overtime of half a year',
      slopeOf(work(183), field('overtimeHours')),
    ],
    [
      'overtime_change_12m',
      'hours a month',
      'change of mean overtime from a year before',
      subtract(overtime(92), earlier(12, overtime(92))),
    ],
    [
      'overtime_3m_before',
      'hours a month',
      'mean overtime of the three months before the last three',
      earlier(3, overtime(92)),
    ],
    ['hours_3m', 'hours a month', 'mean hours worked of three months', meanOf(work(92), field('hours'))],
    [
      'load_ratio_3m',
      'ratio',
      'hours worked over the hours of the contract, in three months',
      divide(meanOf(work(92), field('hours')), multiply(weeklyHours, 365.25 / 84)),
    ],
    [
      'meetings_share_3m',
      'share',
      'hours in meetings over hours worked, in three months',
      divide(sumOf(work(92), field('meetingsHours')), sumOf(work(92), field('hours'))),
    ],
    [
      'after_hours_share_3m',
      'share',
      'share of activity outside working hours, in three months',
      meanOf(work(92), field('afterHoursShare')),
    ],
    [
      'vacation_days_12m',
      'days',
      'days of vacation begun in a year',
      sumOf(away(365, 'vacation'), field('days')),
    ],
    [
      'months_since_vacation',
      'months',
      'time since the last vacation began',
      monthsSince(
        latest(
          ever('absence', { where: and(approved, equal(field('kind'), 'vacation')) }),
          field('validFrom'),
        ),
      ),
    ],
    [
      'personal_days_12m',
      'days',
      'days off for personal reasons or voluntary work begun in a year',
      sumOf(away(365, 'personal', 'volunteer'), field('days')),
    ],
    [
      'projects',
      'count',
      'projects the person is on',
      distinctOf(held('project_allocation'), field('projectId')),
    ],
    [
      'project_share',
      'share',
      'share of time on projects',
      sumOf(held('project_allocation'), field('share')),
    ],
    [
      'projects_24m',
      'count',
      'projects begun in two years',
      distinctOf(within(730, 'project_allocation'), field('projectId')),
    ],
  ],
)

const toolFeatures = featuresOf(
  { prefix: 'work', owner: 'IT service', purposes: ['planning', 'wellbeing'] },
  [
    [
      'tools_lost_share_3m',
      'share',
      'hours lost to tools and systems that did not work over hours worked, in three months',
      lostToTools,
    ],
    [
      'tools_lost_change_12m',
      'share',
      'change of the share of hours lost to tools and systems from a year before',
      subtract(lostToTools, earlier(12, lostToTools)),
    ],
    [
      'help_requests_3m',
      'count a month',
      'mean requests for help with tools and systems of three months',
      meanOf(work(92), field('helpRequests')),
    ],
  ],
)

/** Counts that the organisation keeps, of how many and never of what was said. */
const collaborationFeatures = featuresOf(
  { prefix: 'work', owner: 'HR business partners', purposes: ['planning', 'wellbeing'] },
  [
    [
      'people_worked_with_3m',
      'people a month',
      'mean number of people worked with in three months',
      meanOf(work(92), field('peopleWorkedWith')),
    ],
    [
      'teams_worked_with_3m',
      'teams a month',
      'mean number of other teams worked with in three months',
      meanOf(work(92), field('teamsWorkedWith')),
    ],
    [
      'after_hours_messages_3m',
      'count a month',
      'mean number of messages sent outside working hours in three months',
      meanOf(work(92), field('afterHoursMessages')),
    ],
  ],
)

const productivityFeatures = featuresOf(
  { prefix: 'work', owner: 'Operations', purposes: ['retention', 'development', 'planning'] },
  [
    [
      'productivity_3m',
      'ratio',
      'results over their targets in three months, more being better',
      productivity,
    ],
    [
      'productivity_12m',
      'ratio',
      'results over their targets in a year, more being better',
      meanOf(figures(365), attainment),
    ],
    [
      'productivity_trend_6m',
      'ratio a month',
      'slope of the results over their targets in half a year',
      slopeOf(figures(183), attainment),
    ],
    [
      'productivity_spread_12m',
      'ratio',
      'spread of the results over their targets in a year',
      stdOf(figures(365), attainment),
    ],
    [
      'productivity_change_6m',
      'ratio',
      'change of the results over their targets from half a year before',
      subtract(productivity, earlier(6, productivity)),
    ],
    [
      'productivity_percentile',
      'share',
      'where results over their targets stand in the job family',
      among('percentile', productivity, familyId),
    ],
    [
      'service_quality_12m',
      'ratio',
      'results of measures of service quality over their targets in a year, more being better',
      serviceQuality,
    ],
    [
      'service_quality_change_12m',
      'ratio',
      'change of the results of service quality over their targets from a year before',
      subtract(serviceQuality, earlier(12, serviceQuality)),
    ],
  ],
)

/** Sick leave tells of health: for the wellbeing of groups and of the person alone. */
const illnessFeatures = featuresOf(
  { prefix: 'work', owner: 'Occupational health', purposes: ['wellbeing'] },
  [
    ['sick_days_12m', 'days', 'days of sick leave begun in a year', sumOf(away(365, 'sick'), field('days'))],
    ['sick_spells_12m', 'count', 'sick leaves begun in a year', countOf(away(365, 'sick'))],
  ],
)

export const workFeatures = [
  ...loadFeatures,
  ...toolFeatures,
  ...collaborationFeatures,
  ...productivityFeatures,
  ...illnessFeatures,
]
