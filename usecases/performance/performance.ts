import { defineRatingUseCase, defineUseCase } from '@cadre/lifecycle/use-case'

/** How the next review may turn out, who may fall, and what goes with it. */
export const performance = defineRatingUseCase({
  name: 'performance',
  question: 'How may the next reviews turn out, how many may fall below the last one, and what goes with it?',
  subject: 'one person at the end of a month before a round of reviews begins',
  monthsAhead: { default: 3, min: 1, max: 18 },
  lastRating: 'emp_performance_score',
  // One for each thing that is known; surveys and one's own overtime were not gathered to develop people by.
  features: [
    'emp_performance_score',
    'emp_performance_change',
    'emp_performance_mean_36m',
    'emp_tenure_months',
    'emp_is_new',
    'emp_months_in_role',
    'emp_months_since_promotion',
    'emp_grade_rank',
    'emp_leads_people',
    'emp_goals_done_share_24m',
    'emp_goal_trouble_share_6m',
    'emp_feedback_praise_share',
    'emp_peer_rating',
    'emp_onboarding_late_share',
    'team_size',
    'team_manager_upward_rating',
    'team_manager_changes_24m',
    'team_performance_mean',
    'team_engagement_mean',
    'team_overtime_mean',
    'learn_courses_12m',
    'learn_skill_match',
    'work_productivity_3m',
    'work_productivity_12m',
    'work_productivity_trend_6m',
  ],
  protectedAttributes: ['gender', 'age', 'disability', 'nationality'],
  candidates: ['logistic-regression', 'gradient-boosting'],
  limits: { minimumRows: 300, minimumPerClass: 25, minimumRounds: 3 },
  purposes: ['development', 'planning', 'audit'],
  review:
    'HR reads how many may fall and what goes with it; the manager talks with the person, in time, about what would help. The review itself is written without the score.',
  mustNever: [
    'Show a score to whoever writes the review: it would become the review.',
    'Hold a score against a person in pay, promotion, tasks or leaving.',
    'Read a rating as what somebody did: it is what a manager wrote, and a model learns what is unfair in it.',
    'Read what goes with better reviews as their cause: changing it may change nothing.',
  ],
  adverse: ['a review, and what is decided on it: pay, promotion, a warning'],
})

/** The same question over rows of people before rounds, with what the round brought. */
export const performanceRows = defineUseCase({
  name: performance.name,
  question: performance.question,
  subject: performance.subject,
  candidates: {
    binary: ['logistic-regression', 'additive', 'random-forest', 'gradient-boosting'],
    multiclass: ['logistic-regression', 'additive', 'random-forest', 'gradient-boosting'],
    regression: [],
  },
  limits: {
    minimumRows: performance.limits.minimumRows,
    minimumPerClass: performance.limits.minimumPerClass,
  },
  purposes: performance.purposes,
  review: performance.review,
  mustNever: performance.mustNever,
  adverse: performance.adverse,
})
