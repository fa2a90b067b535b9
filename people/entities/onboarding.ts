import { defineEntity } from './define-entity.ts'
import { choice, date, integer, reference, text } from './field.ts'
import { name, ofOrganisation, ofPerson } from './shared-parts.ts'

export const onboardingTemplate = defineEntity({
  ...ofOrganisation,
  name: 'onboarding_template',
  path: 'onboarding-templates',
  idPrefix: 'otp',
  meaning: 'What happens when somebody joins, by job or department',
  fields: {
    name,
    jobId: reference('only for this job', 'job'),
    departmentId: reference('only for this department', 'department'),
    productiveAfterDays: integer('days until full productivity is expected', {
      min: 0,
      max: 1000,
      unit: 'days',
    }),
  },
})

export const onboardingTemplateTask = defineEntity({
  ...ofOrganisation,
  name: 'onboarding_template_task',
  path: 'onboarding-template-tasks',
  idPrefix: 'ott',
  meaning: 'A task of an onboarding template',
  fields: {
    templateId: reference('the template', 'onboarding_template', { isRequired: true }),
    name,
    ownerKind: choice('who does it', ['new joiner', 'manager', 'HR', 'IT', 'buddy'], { isRequired: true }),
    dueAfterDays: integer('days after the first day (before it when negative)', {
      min: -365,
      max: 1000,
      unit: 'days',
      isRequired: true,
    }),
    courseId: reference('a course to take', 'course'),
  },
  indexed: ['templateId'],
})

export const onboardingPlan = defineEntity({
  ...ofPerson,
  name: 'onboarding_plan',
  path: 'onboarding-plans',
  idPrefix: 'onb',
  dataClass: 'onboarding',
  meaning: 'What a new joiner and others do in the first months',
  fields: {
    templateId: reference('the template it came from', 'onboarding_template'),
    buddyId: reference('who helps', 'person'),
    productiveOn: date('when full productivity was reached'),
    status: choice('where it stands', ['running', 'done', 'stopped'], { isRequired: true }),
  },
})

export const onboardingTask = defineEntity({
  ...ofPerson,
  name: 'onboarding_task',
  path: 'onboarding-tasks',
  idPrefix: 'otk',
  dataClass: 'onboarding',
  assigneeField: 'ownerId',
  title: ['name'],
  meaning: 'One task of an onboarding plan',
  fields: {
    planId: reference('the plan', 'onboarding_plan', { isRequired: true }),
    name: text('what to do', { isRequired: true }),
    ownerId: reference('who does it', 'person'),
    dueDate: date('when', { isRequired: true }),
    doneOn: date('when it was done'),
    courseId: reference('the course to take', 'course'),
  },
  indexed: ['planId', 'ownerId'],
})
