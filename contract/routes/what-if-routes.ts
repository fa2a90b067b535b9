import { z } from 'zod'
import { idOf } from '../common.ts'
import { defineRoute } from '../route.ts'
import { meanings } from './outlook-shapes.ts'

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const changes = z.array(z.strictObject({ column: z.string(), from: cell, to: cell }))

export const readWhatIf = defineRoute({
  id: 'read_what_if',
  method: 'GET',
  path: '/scores/:id/what-if',
  group: 'outlook',
  summary:
    'The smallest changes that would move a score by a fifth, as its model behaves and not as a promise: of what an organisation could move, to values that were common in training',
  // The row policies say whose scores are within reach; everybody reaches their own.
  access: { kind: 'signed in' },
  params: z.strictObject({ id: idOf('sco') }),
  query: z.strictObject({ toward: z.enum(['lower', 'higher']).default('lower') }),
  output: z.strictObject({
    score: z.number(),
    goal: z.number().meta({ description: 'The score that was to be reached' }),
    isComplete: z
      .boolean()
      .meta({ description: 'False when the search was ended early: there may be smaller changes' }),
    items: z.array(
      z.strictObject({
        score: z.number().meta({ description: 'What the model would say then' }),
        changes,
        follows: changes.meta({ description: 'What changes along with them' }),
      }),
    ),
    fixed: z.array(z.string()).meta({ description: 'Columns that are held as they are' }),
    meanings,
  }),
  errors: ['record-missing', 'record-conflict', 'access-denied', 'too-many-requests'],
})
