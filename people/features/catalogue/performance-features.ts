import {
  among,
  and,
  coalesce,
  countOf,
  earlier,
  equal,
  field,
  latest,
  meanOf,
  slopeOf,
  stdOf,
  subtract,
  within,
  maxOf,
  minOf,
} from '../expression/build.ts'
import { familyId, gradeId, managerReviews, monthsSince, rating } from './bases.ts'
import { featuresOf } from './group-of-features.ts'

const published = equal(field('status'), 'published')
const reviewsBy = (kind: string, days: number) =>
  within(days, 'review', { where: and(equal(field('kind'), kind), published) })
const selfRating = latest(reviewsBy('self', 400), field('rating'))

export const performanceFeatures = featuresOf(
  { prefix: 'emp', owner: 'HR development', purposes: ['retention', 'development', 'planning'] },
  [
    ['performance_score', 'rating', 'rating of the last published review by the manager', rating],
    [
      'performance_change',
      'rating',
      'change of the rating by the manager from a year before',
      subtract(rating, earlier(12, rating)),
    ],
    [
      'performance_trend_36m',
      'rating a month',
      'slope of the ratings of three years',
      slopeOf(reviewsBy('manager', 1096), field('rating')),
    ],
    [
      'performance_mean_36m',
      'rating',
      'mean of the ratings of three years',
      meanOf(reviewsBy('manager', 1096), field('rating')),
    ],
    [
      'performance_best_36m',
      'rating',
      'best rating of three years',
      maxOf(reviewsBy('manager', 1096), field('rating')),
    ],
    [
      'performance_worst_36m',
      'rating',
      'worst rating of three years',
      minOf(reviewsBy('manager', 1096), field('rating')),
    ],
    [
      'performance_percentile',
      'share',
      'where the rating stands among those of the same job family and grade',
      among('percentile', rating, familyId, gradeId),
    ],
    ['self_rating_gap', 'rating', 'own rating less that of the manager', subtract(selfRating, rating)],
    [
      'peer_rating',
      'rating',
      'mean rating by colleagues in a year',
      meanOf(reviewsBy('peer', 400), field('rating')),
    ],
    [
      'upward_rating',
      'rating',
      'mean rating by those who are led, in two years',
      meanOf(reviewsBy('upward', 760), field('rating')),
    ],
    [
      'calibration_shift',
      'rating',
      'what calibration changed of the last rating',
      latest(managerReviews, subtract(field('rating'), field('proposedRating'))),
    ],
    [
      'months_since_review',
      'months',
      'time since the last published review by the manager',
      monthsSince(latest(managerReviews, field('validFrom'))),
    ],
    [
      'reviews_24m',
      'count',
      'published reviews from all sides in two years',
      countOf(within(730, 'review', { where: published })),
    ],
    [
      'competency_mean',
      'rating',
      'mean rating of competencies in a year',
      meanOf(within(400, 'competency_rating'), field('rating')),
    ],
    [
      'competency_spread',
      'rating',
      'spread of the ratings of competencies in a year',
      stdOf(within(400, 'competency_rating'), field('rating')),
    ],
    [
      'performance_or_mean',
      'rating',
      'the last rating, or the mean by colleagues where there is none',
      coalesce(rating, meanOf(reviewsBy('peer', 400), field('rating'))),
    ],
  ],
)
