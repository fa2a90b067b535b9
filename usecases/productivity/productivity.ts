import { defineProductivityUseCase } from '@cadre/lifecycle/use-case'

/** Where less is done than is usual for the kind of work, and what goes with it. */
export const productivity = defineProductivityUseCase({
  name: 'productivity',
  question:
    'Where is less done than is usual for the kind of work, what goes with it, and what might move it?',
  subject: 'one person at the end of a quarter, or one team on a day',
  productivity: 'work_productivity_3m',
  family: 'emp_job_family',
  // Illness, surveys of one's own and ratings are for other purposes.
  themes: {
    load: ['work_overtime_3m', 'work_projects', 'work_meetings_share_3m'],
    skills: ['learn_skill_match', 'learn_courses_12m', 'learn_skill_level_mean'],
    tenure: ['emp_tenure_months', 'emp_months_in_role', 'emp_onboarding_late_share'],
    tools: ['work_tools_lost_share_3m', 'work_help_requests_3m'],
    collaboration: [
      'work_people_worked_with_3m',
      'work_teams_worked_with_3m',
      'team_new_share',
      'team_engagement_mean',
      'team_job_diversity',
      'emp_remote_share',
    ],
    absences: ['work_vacation_days_12m', 'work_months_since_vacation', 'work_personal_days_12m'],
    manager: [
      'team_manager_span',
      'team_manager_upward_rating',
      'team_months_with_manager',
      'team_manager_changes_24m',
    ],
  },
  // Not courses: who performs poorly is sent to them, so that fewer of them would look better.
  movable: [
    'work_overtime_3m',
    'work_projects',
    'work_meetings_share_3m',
    'learn_skill_match',
    'work_tools_lost_share_3m',
    'work_people_worked_with_3m',
    'team_engagement_mean',
    'work_months_since_vacation',
    'team_manager_span',
    'team_manager_upward_rating',
  ],
  candidates: ['ridge', 'gradient-boosting'],
  limits: { minimumRows: 200, minimumDays: 4 },
  purposes: ['planning', 'audit'],
  review:
    'Leads and HR read units and what goes with less being done there, talk with those who do the work, and change one thing at a time.',
  mustNever: [
    'Judge a person by it: figures over targets say as much of the target as of the work.',
    'Read what goes with less being done as its cause: moving it may move nothing.',
    'Tell figures of a unit of fewer than five people.',
  ],
  adverse: [],
})
