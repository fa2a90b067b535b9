import { z } from 'zod'
import { civilDate, idOf } from '../common.ts'
import { defineRoute } from '../route.ts'

export const beginOnboarding = defineRoute({
  id: 'create_onboarding',
  method: 'POST',
  path: '/onboardings',
  group: 'onboarding_plan',
  summary:
    'Make the plan of a new joiner from a template, with a task, an owner and a due date for each of its tasks',
  access: { kind: 'data', dataClass: 'onboarding', act: 'write' },
  body: z.strictObject({
    personId: idOf('per'),
    templateId: idOf('otp'),
    firstDay: civilDate.meta({ description: 'Due dates count from it' }),
    buddyId: idOf('per').optional(),
    itOwnerId: idOf('per').optional().meta({ description: 'Who does the tasks of IT' }),
  }),
  output: z.strictObject({ planId: idOf('onb'), taskIds: z.array(idOf('otk')) }),
  errors: ['record-missing', 'record-invalid', 'record-conflict'],
})

export const completeTask = defineRoute({
  id: 'complete_onboarding_task',
  method: 'POST',
  path: '/onboarding-tasks/:id/complete',
  group: 'onboarding_task',
  summary: 'Mark an own task as done: by whoever it is assigned to, a buddy or IT too',
  access: { kind: 'data', dataClass: 'onboarding', act: 'read' },
  params: z.strictObject({ id: idOf('otk') }),
  body: z.strictObject({ doneOn: civilDate.optional().meta({ description: 'Today when left out' }) }),
  output: z.strictObject({ doneOn: civilDate }),
  errors: ['record-missing', 'record-invalid'],
})
