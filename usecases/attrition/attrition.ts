import { defineSurvivalUseCase, defineUseCase } from '@cadre/lifecycle/use-case'

/** How likely people are to leave of their own accord within some months, and what goes with it. */
export const attrition = defineSurvivalUseCase({
  name: 'attrition',
  question: 'How many people may leave of their own accord within six months, and what goes with it?',
  subject: 'one person at the end of one month',
  cause: 'voluntary',
  horizonMonths: { default: 6, min: 1, max: 24 },
  // One for each thing that is known of a person: several of one thing would share out what it adds.
  features: [
    'emp_is_new',
    'emp_months_since_promotion',
    'emp_leads_people',
    'emp_grade_rank',
    'emp_fte',
    'emp_remote_share',
    'emp_commute_felt_km',
    'emp_performance_score',
    'emp_performance_change',
    'emp_goal_trouble_share_6m',
    'emp_feedback_praise_share',
    'pay_log_compa_ratio',
    'pay_raise_12m',
    'pay_bonus_share_12m',
    'survey_engagement_score',
    'survey_manager_score',
    'survey_manager_score_of_team',
    'survey_growth_score',
    'survey_comment_sentiment',
    'team_size',
    'team_manager_changes_24m',
    'team_manager_upward_rating',
    'team_turnover_12m',
    'learn_hours_12m',
    'learn_skill_match',
    'work_overtime_3m',
    'work_months_since_vacation',
    'work_productivity_3m',
    'work_projects',
  ],
  movable: [
    'emp_months_since_promotion',
    'emp_remote_share',
    'pay_log_compa_ratio',
    'pay_raise_12m',
    'survey_manager_score_of_team',
    'team_size',
    'learn_hours_12m',
    'learn_skill_match',
    'work_overtime_3m',
    'work_months_since_vacation',
    'work_projects',
  ],
  protectedAttributes: ['gender', 'age', 'disability', 'nationality'],
  candidates: ['cox', 'survival-boosting', 'logistic-regression'],
  limits: { minimumRows: 500, minimumEvents: 30 },
  purposes: ['retention', 'planning', 'audit'],
  review:
    'HR reads bands over everybody in scope and what goes with them; a named person decides what to offer, and to whom, and writes down why.',
  actions: [
    {
      action: 'stay interview',
      when: ['survey_engagement_score', 'survey_comment_sentiment', 'emp_goal_trouble_share_6m'],
      evidence: 'asks what the figures cannot know; its effect on leaving is little studied',
    },
    {
      action: 'pay review',
      when: ['pay_log_compa_ratio', 'pay_raise_12m', 'pay_bonus_share_12m'],
      evidence: 'pay below the market goes with leaving in most studies; a raise is hard to take back',
    },
    {
      action: 'talk about the next step, or a move within',
      when: ['emp_months_since_promotion', 'survey_growth_score', 'learn_skill_match'],
      evidence: 'waiting for promotion goes with leaving; moves within are associated with staying',
    },
    {
      action: 'support for the manager, or another manager',
      when: [
        'survey_manager_score',
        'survey_manager_score_of_team',
        'team_manager_upward_rating',
        'team_manager_changes_24m',
      ],
      evidence:
        'answers on the manager go with leaving in most studies; whether a change helps depends on the case',
    },
    {
      action: 'less overtime, and leave that is taken',
      when: ['work_overtime_3m', 'work_months_since_vacation', 'work_projects'],
      evidence: 'lasting overtime goes with leaving and with illness',
    },
    {
      action: 'days away from the office',
      when: ['emp_commute_felt_km', 'emp_remote_share'],
      evidence: 'a trial of hybrid work cut leaving by a third (Bloom, Han and Liang 2024), in one company',
    },
    {
      action: 'training',
      when: ['learn_hours_12m', 'emp_performance_change'],
      evidence: 'training goes with staying; who is sent to it differs from who is not',
    },
  ],
  mustNever: [
    'Make a list of who will leave: most of those with a raised risk stay.',
    'Hold a score against a person in pay, promotion, tasks or leaving.',
    'Show a person’s score to people who have no part in what is offered.',
    'Read what goes with leaving as its cause: changing it may change nothing.',
  ],
  adverse: [],
})

/** The same question over rows of people at ends of months, with yes or no for the months that followed. */
export const attritionRows = defineUseCase({
  name: attrition.name,
  question: attrition.question,
  subject: attrition.subject,
  candidates: {
    binary: ['logistic-regression', 'additive', 'random-forest', 'gradient-boosting'],
    multiclass: [],
    regression: [],
  },
  limits: { minimumRows: attrition.limits.minimumRows, minimumPerClass: attrition.limits.minimumEvents },
  purposes: attrition.purposes,
  review: attrition.review,
  mustNever: attrition.mustNever,
  adverse: attrition.adverse,
})
