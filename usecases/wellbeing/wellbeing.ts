import { defineStrainUseCase } from '@cadre/lifecycle/use-case'

/** Where work wears people out, by facts of workload and answers to surveys alone: a sum of signs that anybody can follow, told of groups and of oneself alone. */
export const wellbeing = defineStrainUseCase({
  name: 'wellbeing',
  question:
    'Where does work wear people out, by their hours, their work outside them and what they say of it?',
  subject: 'a group of five people or more, or oneself',
  parts: {
    hours: [
      {
        feature: 'work_overtime_3m',
        calm: 10,
        full: 35,
        because:
          'at 35 hours a month a week of 40 hours is one of 48, the most that directive 2003/88/EC allows on average',
      },
    ],
    outside: [
      {
        feature: 'work_after_hours_share_3m',
        calm: 0.05,
        full: 0.25,
        because:
          'a quarter of activity outside working hours is more than a day a week; a choice, not a finding',
      },
    ],
    answers: [
      {
        feature: 'survey_workload_score',
        calm: 0.8,
        full: 0.4,
        because: 'from "agree" to "disagree" on load and private life',
      },
      {
        feature: 'survey_engagement_score',
        calm: 0.8,
        full: 0.4,
        because: 'from "agree" to "disagree" on engagement',
      },
    ],
  },
  minimumParts: 2,
  strainedFrom: 50,
  purposes: ['wellbeing'],
  review:
    'Whoever leads a group talks with it about load; what anybody says of themselves is theirs to tell.',
  mustNever: [
    'Tell it of a group of fewer than five people, or of a person to anybody else.',
    'Use it in another model, in pay, in reviews, or in leaving.',
    'Read it as a diagnosis: it says nothing of anybody’s health.',
  ],
  adverse: [],
})
