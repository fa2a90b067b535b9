import {
  add,
  among,
  countOf,
  divide,
  earlier,
  ever,
  field,
  latest,
  meanOf,
  minOf,
  slopeOf,
  stdOf,
  subtract,
  within,
} from '../expression/build.ts'
import type { Expression } from '../expression/expression.ts'
import { answerShare, departmentId, isWritten, managerId, monthsSince, ofTheme } from './bases.ts'
import { featuresOf } from './group-of-features.ts'

const score = (theme: string, days = 400): Expression =>
  meanOf(within(days, 'survey_answer', { where: ofTheme(theme) }), answerShare)
const engagement = score('engagement')
const satisfaction = meanOf(within(400, 'survey_answer'), answerShare)
const comments = (days: number) => within(days, 'survey_answer', { where: isWritten })

/** Of answers given under one's name; anonymous ones have nobody to be counted for. */
export const surveyFeatures = featuresOf(
  { prefix: 'survey', owner: 'People survey team', purposes: ['retention', 'wellbeing'] },
  [
    ['engagement_score', 'share of scale', 'mean answer on engagement in a year', engagement],
    [
      'engagement_change',
      'share of scale',
      'change of the mean answer on engagement from a year before',
      subtract(engagement, earlier(12, engagement)),
    ],
    [
      'engagement_trend_36m',
      'share a month',
      'slope of the answers on engagement of three years',
      slopeOf(within(1096, 'survey_answer', { where: ofTheme('engagement') }), answerShare),
    ],
    ['manager_score', 'share of scale', 'mean answer on the manager in a year', score('manager')],
    ['workload_score', 'share of scale', 'mean answer on load and private life in a year', score('workload')],
    ['growth_score', 'share of scale', 'mean answer on growth in a year', score('growth')],
    ['pay_score', 'share of scale', 'mean answer on fair pay in a year', score('pay')],
    ['clarity_score', 'share of scale', 'mean answer on what is expected in a year', score('clarity')],
    ['satisfaction_score', 'share of scale', 'mean answer on all themes in a year', satisfaction],
    [
      'satisfaction_spread',
      'share of scale',
      'spread of the answers of a year',
      stdOf(within(400, 'survey_answer'), answerShare),
    ],
    [
      'lowest_answer',
      'share of scale',
      'lowest answer of a year',
      minOf(within(400, 'survey_answer'), answerShare),
    ],
    [
      'satisfaction_in_department',
      'share of scale',
      'satisfaction less the mean of the department',
      subtract(satisfaction, among('mean', satisfaction, departmentId)),
    ],
    [
      'manager_score_of_team',
      'share of scale',
      'mean answer on the manager of all with the same manager',
      among('mean', score('manager'), managerId),
    ],
    ['responses_24m', 'count', 'surveys answered in two years', countOf(within(730, 'survey_response'))],
    [
      'months_since_response',
      'months',
      'time since the last survey answered',
      monthsSince(latest(ever('survey_response'), field('validFrom'))),
    ],
    ['comments_24m', 'count', 'comments written in two years', countOf(comments(730))],
    [
      'comment_sentiment',
      '-1 to 1',
      'how well the comments of two years speak, by counting words',
      meanOf(comments(730), field('comment', 'sentiment')),
    ],
    [
      'pay_and_growth_score',
      'share of scale',
      'mean answer on pay and growth of those who answered both',
      divide(add(score('pay'), score('growth')), 2),
    ],
  ],
)
