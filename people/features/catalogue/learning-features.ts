import {
  among,
  and,
  coalesce,
  countOf,
  distinctOf,
  divide,
  equal,
  ever,
  field,
  held,
  isMissing,
  latest,
  less,
  matching,
  meanOf,
  maxOf,
  not,
  own,
  subtract,
  sumOf,
  within,
} from '../expression/build.ts'
import { asNumber, jobId, managerId, monthsSince } from './bases.ts'
import { featuresOf } from './group-of-features.ts'

const isCompleted = { where: equal(field('status'), 'completed') }
const hours = sumOf(within(365, 'enrolment'), field('hours'))
const asked = { about: { field: 'jobId', is: jobId } }
const askedLevel = matching('job_skill', { skillId: field('skillId'), jobId: own(jobId) }, field('level'))
const askedSkills = countOf(held('job_skill', asked))
const had = distinctOf(held('person_skill', { where: not(isMissing(askedLevel)) }), field('skillId'))
const enough = distinctOf(
  held('person_skill', { where: not(less(field('level'), askedLevel)) }),
  field('skillId'),
)

export const learningFeatures = featuresOf(
  { prefix: 'learn', owner: 'Learning', purposes: ['retention', 'development', 'planning'] },
  [
    ['hours_12m', 'hours', 'hours on courses begun in a year', coalesce(hours, 0)],
    [
      'hours_gap',
      'hours',
      'hours on courses begun in a year less the mean of those with the same manager',
      subtract(coalesce(hours, 0), among('mean', coalesce(hours, 0), managerId)),
    ],
    [
      'courses_12m',
      'count',
      'courses completed of those begun in a year',
      countOf(within(365, 'enrolment', isCompleted)),
    ],
    ['courses_so_far', 'count', 'courses completed so far', countOf(ever('enrolment', isCompleted))],
    [
      'months_since_course',
      'months',
      'time since the last completed course',
      monthsSince(latest(ever('enrolment', isCompleted), field('completedOn'))),
    ],
    [
      'dropped_share_24m',
      'share',
      'share of the courses begun in two years that were cancelled or failed',
      meanOf(
        within(730, 'enrolment'),
        asNumber(not(and(not(equal(field('status'), 'cancelled')), not(equal(field('status'), 'failed'))))),
      ),
    ],
    [
      'course_score_24m',
      'share',
      'mean result of courses begun in two years',
      meanOf(within(730, 'enrolment'), field('score')),
    ],
    [
      'course_rating_24m',
      '1 to 5',
      'how the person rates courses begun in two years',
      meanOf(within(730, 'enrolment'), field('rating')),
    ],
    ['skills', 'count', 'different skills', distinctOf(held('person_skill'), field('skillId'))],
    ['skill_level_mean', 'level', 'mean level of the skills', meanOf(held('person_skill'), field('level'))],
    ['skill_level_best', 'level', 'highest level of a skill', maxOf(held('person_skill'), field('level'))],
    [
      'skills_gained_12m',
      'count',
      'skills noted in a year',
      distinctOf(within(365, 'person_skill'), field('skillId')),
    ],
    ['skills_of_job', 'count', 'skills that the job asks for', askedSkills],
    [
      'skill_match',
      'share',
      'share of the skills that the job asks for that the person has',
      divide(had, askedSkills),
    ],
    [
      'skill_match_level',
      'share',
      'share of the skills that the job asks for that the person has at the level asked for',
      divide(enough, askedSkills),
    ],
    [
      'skills_vouched_share',
      'share',
      'share of the notes on skills that others made',
      meanOf(held('person_skill'), asNumber(not(equal(field('source'), 'self')))),
    ],
  ],
)
