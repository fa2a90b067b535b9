import { z } from 'zod'
import { civilDate, idOf, namesById } from '../common.ts'
import { defineRoute } from '../route.ts'
import { modelName } from './model-shapes.ts'
import { kindDone } from './outlook-shapes.ts'

const group = 'outlook'
/** Whoever decided a case need not hold an office; the row policies say of whom somebody may note and read. */
const asked = { kind: 'signed in' } as const

const words = z.string().trim().min(3).max(2000)

const intervention = z.strictObject({
  id: idOf('itv'),
  personId: idOf('per'),
  kind: z.string(),
  caseId: z.string().nullable().meta({ description: 'The case whose decision it follows' }),
  begunOn: civilDate,
  endedOn: civilDate.nullable(),
  words: z.string(),
  notedBy: z.string(),
  notedAt: z.string(),
  withdrawnAt: z.string().nullable().meta({ description: 'Noted by mistake: it counts for nothing' }),
})

export const noteIntervention = defineRoute({
  id: 'create_intervention',
  method: 'POST',
  path: '/interventions',
  group,
  summary: 'Note what was done for a person: for whoever decided the case, and for HR; it is never altered',
  access: asked,
  body: z.strictObject({
    personId: idOf('per'),
    kind: kindDone,
    caseId: idOf('cas').nullable().default(null),
    begunOn: civilDate,
    endedOn: civilDate.nullable().default(null),
    words,
  }),
  output: intervention,
  errors: ['record-invalid', 'record-missing', 'record-conflict'],
})

export const withdrawIntervention = defineRoute({
  id: 'withdraw_intervention',
  method: 'POST',
  path: '/interventions/:id/withdrawal',
  group,
  summary: 'Take back what this account noted by mistake: it stays readable and counts for nothing',
  access: asked,
  params: z.strictObject({ id: idOf('itv') }),
  output: intervention,
  errors: ['record-missing', 'record-conflict'],
})

export const listInterventions = defineRoute({
  id: 'list_interventions',
  method: 'GET',
  path: '/people/:id/interventions',
  group,
  summary: 'What was done for a person, as far as this account may know, newest first',
  access: asked,
  params: z.strictObject({ id: idOf('per') }),
  output: z.strictObject({
    items: z.array(intervention),
    kinds: z.array(z.string()).meta({ description: 'The list of what may help' }),
    names: namesById,
  }),
})

/** Figures over many people, of none of whom anything is told. */
const readers = { kind: 'roles', roles: ['hr_manager', 'executive'] } as const

export const listInterventionKinds = defineRoute({
  id: 'list_intervention_kinds',
  method: 'GET',
  path: '/intervention-kinds',
  group,
  summary: 'Of which kinds and beside the scores of which models it can be asked what went with it',
  access: readers,
  output: z.strictObject({
    kinds: z.array(z.string()).meta({
      description: 'The list of what may help, then what else was noted for five people or more',
    }),
    models: z
      .array(z.strictObject({ name: modelName, title: z.string() }))
      .meta({ description: 'Models in use that answer yes or no' }),
  }),
})

const few = z.number().int().nullable()
const band = z.enum(['high', 'raised', 'usual'])
const interval = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })

export const readInterventionEffect = defineRoute({
  id: 'read_intervention_effect',
  method: 'GET',
  path: '/intervention-effects',
  group,
  summary:
    'What went with something that was done, beside people of the same score for whom nothing was: figures alone, none under twenty people, worked out every night',
  access: readers,
  query: z.strictObject({
    kind: kindDone,
    model: modelName.meta({ description: 'Whose scores say who is alike' }),
  }),
  output: z.strictObject({
    kind: z.string(),
    model: z.string(),
    horizonDays: z.number().int().nullable().meta({ description: 'How long an outcome takes to be known' }),
    measuredOn: civilDate
      .nullable()
      .meta({ description: 'The day it was worked out on; null while it was not' }),
    counts: z
      .strictObject({
        treated: few.meta({
          description: 'For whom it was done, and the outcome is known; null for one to four',
        }),
        waiting: few.meta({ description: 'For whom it was done, and the outcome is not known yet' }),
        unmatched: few.meta({ description: 'Of the treated, beside whom nobody alike could be put' }),
        comparedWith: few.meta({ description: 'Different people they are compared with' }),
      })
      .nullable(),
    effect: z
      .strictObject({
        leftTreated: z
          .number()
          .meta({ description: 'Share of the matched for whom it was done to whom it happened' }),
        leftAlike: z.number().meta({ description: 'Share of people like them to whom it happened' }),
        fewerOfHundred: interval.meta({
          description: 'To how many fewer of 100 it happened, with the 95 % interval; below zero: to more',
        }),
        balance: z
          .strictObject({ before: z.number(), after: z.number() })
          .meta({ description: 'Difference of mean scores in standard deviations; under 0.1 is alike' }),
      })
      .nullable()
      .meta({ description: 'null where fewer than twenty were treated, matched or compared with' }),
    byBand: z
      .strictObject({
        bands: z.array(
          z.strictObject({
            band,
            matched: few.meta({ description: 'People of the band who were treated and compared' }),
            effect: z
              .strictObject({ leftTreated: z.number(), leftAlike: z.number(), fewerOfHundred: interval })
              .nullable()
              .meta({ description: 'null where fewer than twenty were matched or compared with' }),
          }),
        ),
        apart: z
          .strictObject({
            higher: band,
            lower: band,
            moreOfHundred: interval.meta({
              description: 'To how many fewer of 100 it happened in the higher band than in the lower one',
            }),
          })
          .nullable()
          .meta({ description: 'null where fewer than two bands are measured' }),
        warning: z.string().meta({ description: 'What these figures cannot say; to be shown with them' }),
      })
      .nullable()
      .meta({
        description:
          'The same by the band of the score before it began, whose intervals hold all together with 95 %; null where nothing is measured, and for executives, who are told of everybody together',
      }),
    finding: z.string(),
    warning: z.string().meta({ description: 'What the figure cannot say; to be shown with it' }),
  }),
  errors: ['record-missing', 'record-conflict'],
})

export const measureEffects = defineRoute({
  id: 'measure_effects',
  method: 'POST',
  path: '/intervention-effect-runs',
  group,
  summary: 'Work out now, instead of tonight, what went with what was done; a job does it',
  access: { kind: 'roles', roles: ['hr_manager'] },
  output: z.strictObject({ jobId: z.string() }),
  errors: ['queue-full', 'record-conflict'],
})
