import { entities } from '@cadre/people'
import { z } from 'zod'
import { civilDate, idOf, instant, moment, names } from '../common.ts'
import { defineRoute } from '../route.ts'

const group = 'people'
const access = { kind: 'data', dataClass: 'directory', act: 'read' } as const

const event = z.strictObject({
  on: civilDate,
  what: z.enum(['happened', 'began', 'changed', 'ended']),
  entity: z.string().meta({ description: 'Kind of record' }),
  recordId: z.string(),
  subjectId: z.string().nullable(),
  values: z.record(z.string(), z.unknown()).meta({ description: 'Values from then on; of an end, the last' }),
  changes: z
    .array(z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() }))
    .meta({ description: 'Of a change: what was and what is' }),
})
const kinds = z.string().max(1000).optional().meta({ description: 'Kinds of record, separated by commas' })

export const personTimeline = defineRoute({
  id: 'person_timeline',
  method: 'GET',
  path: '/people/:id/timeline',
  group,
  summary: 'What happened to a person, newest first, as far as this account may see',
  access,
  purposes: ['operation', 'subject access', 'development', 'retention', 'hiring'],
  params: z.strictObject({ id: idOf('per') }),
  query: z.strictObject({
    from: civilDate.optional(),
    to: civilDate.optional().meta({ description: 'The first day that no longer counts' }),
    knownAt: instant.optional(),
    kinds,
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  output: z.strictObject({
    items: z.array(event),
    names,
    isCut: z.boolean().meta({ description: 'Whether older events were left out; ask again with `to`' }),
    _restrictedFields: z
      .array(z.string())
      .meta({ description: 'Kinds of record that this account may not see' }),
  }),
  errors: ['record-missing'],
})

export const upcomingChanges = defineRoute({
  id: 'upcoming_changes',
  method: 'GET',
  path: '/upcoming-changes',
  group,
  summary: 'What is entered already and was not yet so on a day, soonest first',
  access,
  query: z.strictObject({
    ...moment,
    until: civilDate.optional().meta({ description: 'The first day that no longer counts' }),
    entity: z.enum(entities.map(({ name }) => name) as [string, ...string[]]).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.strictObject({ items: z.array(event), isCut: z.boolean() }),
})

const position = z
  .strictObject({
    title: z.string().nullable(),
    departmentId: z.string().nullable(),
    locationId: z.string().nullable(),
    gradeId: z.string().nullable(),
  })
  .nullable()

export const movements = defineRoute({
  id: 'list_movements',
  method: 'GET',
  path: '/movements',
  group,
  summary: 'Who joined, left, or changed department, place or grade between two days, newest first',
  access: { kind: 'data', dataClass: 'employment', act: 'read' },
  purposes: ['operation', 'planning', 'retention'],
  query: z.strictObject({
    from: civilDate,
    to: civilDate.meta({ description: 'The first day that no longer counts' }),
    knownAt: instant.optional(),
    departmentId: idOf('dep').optional().meta({ description: 'Only into, out of or within this department' }),
    locationId: idOf('loc').optional(),
    gradeId: idOf('grd').optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        on: civilDate,
        what: z
          .enum(['joined', 'left', 'moved'])
          .meta({ description: '`left` is told on the first day without a position' }),
        personId: idOf('per'),
        name: z.string(),
        before: position,
        after: position,
      }),
    ),
    names,
    isCut: z.boolean().meta({ description: 'Whether older movements were left out; ask again with `to`' }),
  }),
})
