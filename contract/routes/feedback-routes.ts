import { z } from 'zod'
import { idOf } from '../common.ts'
import { defineRoute } from '../route.ts'

export const askForFeedback = defineRoute({
  id: 'ask_for_feedback',
  method: 'POST',
  path: '/feedback-requests',
  group: 'feedback',
  summary: 'Ask colleagues for feedback about oneself: they are told, and give it or not',
  access: { kind: 'data', dataClass: 'review', act: 'write' },
  purposes: ['operation', 'development'],
  body: z.strictObject({ personIds: z.array(idOf('per')).min(1).max(10) }),
  output: z.strictObject({
    asked: z
      .number()
      .int()
      .meta({ description: 'How many people were asked; who has no account is not told' }),
  }),
  errors: ['record-missing', 'record-invalid'],
})
