import { z } from 'zod'
import { namesById } from '../common.ts'
import { defineRoute } from '../route.ts'
import { kindDone, meanings } from './outlook-shapes.ts'

const group = 'outlook'
/** Nothing in it is about a person. */
const readers = { kind: 'roles', roles: ['hr_manager', 'executive', 'lead', 'data_scientist'] } as const

const action = z.strictObject({
  kind: z.string().meta({ description: 'In these words it is noted once it was done' }),
  answers: z.array(z.string()).meta({ description: 'Features that speak for it' }),
  evidence: z.string(),
  source: z.string().nullable().meta({ description: 'null of what comes with Cadre' }),
  isRetired: z
    .boolean()
    .meta({ description: 'Not suggested any more; what was noted in its words keeps them' }),
  version: z.number().int().meta({ description: '0 as it comes with Cadre' }),
  enteredBy: z.string().nullable(),
  enteredAt: z.string().nullable(),
})

export const listSuggestedActions = defineRoute({
  id: 'list_suggested_actions',
  method: 'GET',
  path: '/suggested-actions',
  group,
  summary: 'The organisation’s list of what may help, retired actions too',
  access: readers,
  output: z.strictObject({
    items: z.array(action),
    features: meanings.meta({ description: 'What an action can answer, by the name of the feature' }),
    names: namesById,
  }),
})

export const listActionHistory = defineRoute({
  id: 'list_action_history',
  method: 'GET',
  path: '/suggested-actions/history',
  group,
  summary: 'What was said of an action from when on, newest first',
  access: readers,
  query: z.strictObject({ kind: kindDone }),
  output: z.strictObject({ items: z.array(action), names: namesById }),
  errors: ['record-missing'],
})

export const enterSuggestedAction = defineRoute({
  id: 'enter_suggested_action',
  method: 'POST',
  path: '/suggested-actions',
  group,
  summary:
    'Add an action, change what is said of it, or retire it: what was said before stays. Refused where it chooses people by a protected attribute or is done against them',
  access: { kind: 'roles', roles: ['hr_manager'] },
  body: z.strictObject({
    kind: kindDone,
    answers: z.array(z.string().max(60)).min(1).max(40),
    evidence: z.string().trim().min(3).max(1000),
    source: z.string().trim().min(3).max(500),
    isRetired: z.boolean().default(false),
    basedOn: z
      .number()
      .int()
      .min(0)
      .nullable()
      .meta({ description: 'The version that it changes; null for an action that is new in the list' }),
  }),
  output: action,
  errors: ['record-invalid', 'record-missing', 'record-conflict'],
})
