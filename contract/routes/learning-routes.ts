import { z } from 'zod'
import { moment, names } from '../common.ts'
import { defineRoute } from '../route.ts'

const count = z.number().int().min(0)

export const learningByUnit = defineRoute({
  id: 'learning_by_unit',
  method: 'GET',
  path: '/learning-by-unit',
  group: 'learning',
  summary:
    'What was learned in each team or department, and the skills that its jobs ask for and people lack',
  access: { kind: 'data', dataClass: 'skills', act: 'read' },
  purposes: ['operation', 'development'],
  query: z.strictObject({
    ...moment,
    by: z.enum(['team', 'department']).default('team'),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        unitId: z.string(),
        people: count.meta({
          description: 'Those whose skills and courses this account may see; no others are counted',
        }),
        completions: count.meta({ description: 'Courses completed in the twelve months up to the day' }),
        hours: z.number().meta({ description: 'Hours of those courses' }),
        skills: z.array(
          z.strictObject({
            skillId: z.string(),
            asked: count.meta({ description: 'People whose main job asks for the skill' }),
            held: count.meta({ description: 'Those of them who have it as well as the job asks' }),
            unknown: count.meta({ description: 'Those of whom no level is known' }),
          }),
        ),
      }),
    ),
    names,
    isCut: z.boolean().meta({ description: 'Whether units that lack less were left out' }),
  }),
})
