import { z } from 'zod'
import { civilDate } from '../common.ts'
import { defineRoute } from '../route.ts'
import { words } from './model-shapes.ts'

const group = 'reports'
const past = z.strictObject({
  before: civilDate.nullable().meta({
    description:
      'Of days before it what is known now counts as known then; of others what was recorded by their end. null: nothing was brought in later',
  }),
  reason: words,
})
const output = z.strictObject({
  past: z
    .strictObject({
      ...past.shape,
      setBy: z.string().nullable().meta({ description: 'null: set by itself after an import' }),
      setAt: z.string(),
    })
    .nullable(),
})

export const readPastBroughtIn = defineRoute({
  id: 'read_past_brought_in',
  method: 'GET',
  path: '/past-brought-in',
  group,
  summary:
    'Before which day the past was brought in later, who said so and why; null: nothing was set, and each day is seen as it was recorded',
  access: { kind: 'roles', roles: ['hr_manager', 'administrator', 'data_scientist'] },
  output,
})

export const setPastBroughtIn = defineRoute({
  id: 'set_past_brought_in',
  method: 'PUT',
  path: '/past-brought-in',
  group,
  summary:
    'Say before which day the past was brought in later, with a reason: reports and rows to learn from see days before it as they happened',
  access: { kind: 'roles', roles: ['hr_manager', 'administrator'] },
  body: past,
  output,
})
