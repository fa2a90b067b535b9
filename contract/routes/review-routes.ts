import { z } from 'zod'
import { civilDate, idOf, moment } from '../common.ts'
import { defineRoute } from '../route.ts'

const group = 'review_cycle'
const params = z.strictObject({ id: idOf('cyc') })
const purposes = ['operation', 'development'] as const
/** Not who has only written a review: of whom, the row policies decide. */
const access = { kind: 'roles', roles: ['hr_manager', 'lead'] } as const

export const readCalibration = defineRoute({
  id: 'read_calibration',
  method: 'GET',
  path: '/review-cycles/:id/calibration',
  group,
  summary: 'Ratings by managers before and after calibration, by group, and reviews in which roles conflict',
  access,
  purposes,
  params,
  query: z.strictObject({ ...moment, by: z.enum(['department', 'reviewer']).default('department') }),
  output: z.strictObject({
    groups: z.array(
      z.strictObject({
        group: z.string().nullable().meta({ description: 'The department, or the person who reviewed' }),
        reviews: z.number().int(),
        before: z.number().nullable().meta({ description: 'Mean rating as submitted' }),
        after: z.number().nullable().meta({ description: 'Mean rating as it is now' }),
        moved: z.number().int(),
      }),
    ),
    conflicts: z
      .array(
        z.strictObject({
          reviewId: idOf('rev'),
          subjectId: idOf('per'),
          reviewerId: z.string().nullable(),
          conflict: z.string(),
        }),
      )
      .meta({ description: 'Reviews that somebody else should look at' }),
  }),
  errors: ['record-missing'],
})

export const listReviewees = defineRoute({
  id: 'list_reviewees',
  method: 'GET',
  path: '/review-cycles/:id/people',
  group,
  summary:
    'Everybody whom the round is about and this account reaches, with the review by the manager as far as it is',
  access,
  purposes,
  params,
  query: z.strictObject({ ...moment }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        personId: idOf('per'),
        name: z.string(),
        title: z.string().nullable(),
        departmentId: z.string().nullable(),
        managerId: z.string().nullable().meta({
          description: 'Line manager on the last day of the period, or on the day looked at before it',
        }),
        review: z
          .strictObject({
            id: idOf('rev'),
            reviewerId: z.string().nullable(),
            status: z.string(),
            rating: z.number().nullable(),
            proposedRating: z.number().nullable(),
          })
          .nullable(),
      }),
    ),
  }),
  errors: ['record-missing'],
})

export const openReviews = defineRoute({
  id: 'open_reviews',
  method: 'POST',
  path: '/review-cycles/:id/open',
  group,
  summary:
    'Open a round: every line manager is asked for a review of each of their people; again, only those not yet asked',
  access: { kind: 'roles', roles: ['hr_manager'] },
  params,
  output: z.strictObject({
    asked: z.number().int().meta({ description: 'Reviews that are newly asked for' }),
    withoutManager: z.number().int().meta({ description: 'People whom nobody is asked to review' }),
  }),
  errors: ['record-missing', 'record-conflict'],
})

export const calibrateReviews = defineRoute({
  id: 'calibrate_reviews',
  method: 'POST',
  path: '/review-cycles/:id/calibrations',
  group,
  summary: 'Change ratings of submitted reviews while the round is calibrated, each with its own result',
  access,
  purposes,
  params,
  body: z.strictObject({
    items: z
      .array(
        z.strictObject({
          reviewId: idOf('rev'),
          rating: z.number().min(0).max(100),
          reason: z.string().min(3).max(500),
        }),
      )
      .min(1)
      .max(200),
  }),
  output: z.strictObject({
    results: z.array(z.strictObject({ id: idOf('rev'), code: z.string(), message: z.string().optional() })),
  }),
  errors: ['record-missing', 'record-conflict', 'record-invalid'],
})

export const publishReviews = defineRoute({
  id: 'publish_reviews',
  method: 'POST',
  path: '/review-cycles/:id/publish',
  group,
  summary:
    'Show people their reviews of a round; what colleagues wrote stays with manager and HR unless it is named',
  access,
  purposes,
  params,
  body: z.strictObject({
    kinds: z
      .array(z.enum(['manager', 'self', 'peer', 'upward']))
      .min(1)
      .default(['manager', 'self']),
  }),
  output: z.strictObject({
    published: z.number().int(),
    leftOut: z.number().int().meta({ description: 'Reviews of the caller, for somebody else to publish' }),
  }),
  errors: ['record-missing', 'record-conflict'],
})

export const acknowledgeReview = defineRoute({
  id: 'acknowledge_review',
  method: 'POST',
  path: '/reviews/:id/acknowledge',
  group: 'review',
  summary: 'Say that one has read a published review of oneself; to have read is not to agree',
  access: { kind: 'data', dataClass: 'review', act: 'read' },
  params: z.strictObject({ id: idOf('rev') }),
  output: z.strictObject({ acknowledgedOn: civilDate }),
  errors: ['record-missing'],
})
