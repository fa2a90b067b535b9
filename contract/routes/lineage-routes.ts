import { z } from 'zod'
import { defineRoute } from '../route.ts'

export const readLineageStanding = defineRoute({
  id: 'read_lineage_standing',
  method: 'GET',
  path: '/lineage-standing',
  group: 'jobs',
  summary: 'Where it is told what jobs read and write, and what of it waits to be told again',
  access: { kind: 'roles', roles: ['administrator'] },
  output: z.strictObject({
    told: z.enum(['nowhere', 'file', 'host']),
    host: z.string().nullable(),
    waiting: z
      .number()
      .int()
      .meta({ description: 'Events that were not taken yet; 10,000 wait at most, for 30 days' }),
    oldestAt: z.string().nullable(),
    lastAnswer: z.string().nullable().meta({ description: 'Its status, or why it could not be asked' }),
    givenUp: z.number().int().meta({ description: 'Events of the last 30 days that are told no more' }),
  }),
})
