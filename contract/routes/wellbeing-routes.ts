import { z } from 'zod'
import { civilDate } from '../common.ts'
import { defineRoute } from '../route.ts'

const sign = z.strictObject({
  feature: z.string(),
  meaning: z.string(),
  unit: z.string(),
  value: z.number(),
  strain: z.number().meta({ description: '0 where it is calm to 100 where it is full' }),
  calm: z.number(),
  full: z.number(),
  because: z.string().meta({ description: 'Where the two come from' }),
})

export const ownStrain = defineRoute({
  id: 'own_strain',
  method: 'GET',
  path: '/me/strain',
  group: 'wellbeing',
  summary:
    'How strained whoever is signed in is by their hours, their rest and what they answered: worked out when asked, told to nobody else, kept nowhere',
  access: { kind: 'signed in' },
  output: z.strictObject({
    asOf: civilDate,
    score: z.number().nullable().meta({ description: '0 to 100; nothing where too little is known' }),
    strainedFrom: z.number(),
    parts: z.array(z.strictObject({ part: z.string(), strain: z.number(), signs: z.array(sign) })),
    mustNever: z.array(z.string()),
  }),
})
