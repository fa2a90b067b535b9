import { z } from 'zod'
import { civilDate, idOf, names } from '../common.ts'
import { defineRoute } from '../route.ts'
import { words } from './model-shapes.ts'

const group = 'reports'
const policy = z.strictObject({
  leadsSeeBands: z
    .boolean()
    .meta({ description: 'Whether leads see in which band of leaving each of their own people stands' }),
  leadsSeeLevels: z.boolean().optional().meta({
    description:
      'Whether leads see how much each of their own people does beside what is usual for the kind of work; as before when left out, no at first',
  }),
  replacementShare: z.number().min(0).max(5).optional().meta({
    description:
      'What replacing somebody costs, as a share of a year of base pay; as before when left out, 0.2 at first',
  }),
  reason: words,
})
const standing = z.strictObject({
  ...policy.shape,
  leadsSeeLevels: z.boolean(),
  replacementShare: z.number(),
  setBy: z.string(),
  setAt: z.string(),
})

export const readReportPolicy = defineRoute({
  id: 'read_report_policy',
  method: 'GET',
  path: '/report-policy',
  group,
  summary:
    'What the organisation lets leads see beside reports and what it reckons with, who decided so and why; null: nothing was decided',
  access: { kind: 'roles', roles: ['hr_manager', 'executive', 'lead'] },
  output: z.strictObject({ policy: standing.nullable() }),
})

export const setReportPolicy = defineRoute({
  id: 'set_report_policy',
  method: 'PUT',
  path: '/report-policy',
  group,
  summary:
    'Decide what leads see beside reports and what replacing somebody costs, with a reason; for HR managers of the whole organisation',
  access: { kind: 'roles', roles: ['hr_manager'] },
  body: policy,
  output: z.strictObject({ policy: standing.nullable() }),
})

const personBands = z.array(
  z.strictObject({ personId: idOf('per'), band: z.enum(['usual', 'raised', 'high']), asOf: civilDate }),
)

export const readPartBands = defineRoute({
  id: 'read_part_bands',
  method: 'GET',
  path: '/report-bands/part',
  group,
  summary:
    'In which band of leaving everybody of a part of the people stands, by name and in no order of risk; of whom the account is asked to decide blind, and of who may not be processed for it, nothing',
  access: { kind: 'roles', roles: ['hr_manager'] },
  query: z.strictObject({
    about: z.enum(['department', 'legal entity', 'country', 'line']),
    name: z.string().max(80).meta({ description: 'As the report names the part' }),
  }),
  output: z.strictObject({
    people: z.number().int().meta({ description: 'How many people are of the part today' }),
    items: personBands,
    names,
  }),
  errors: ['request-invalid'],
})

export const readOwnBands = defineRoute({
  id: 'read_own_bands',
  method: 'GET',
  path: '/report-bands',
  group,
  summary:
    'In which band of leaving each of a lead’s own people stands, by name and in no order of risk; nobody unless the organisation lets leads see it',
  access: { kind: 'roles', roles: ['lead'] },
  output: z.strictObject({
    items: personBands,
    names,
  }),
})

const level = z.number().meta({
  description:
    'Results over targets of three months, as a share above or below what is usual for the kind of work',
})

export const readOwnLevels = defineRoute({
  id: 'read_own_levels',
  method: 'GET',
  path: '/report-levels',
  group,
  summary:
    'How much each of a lead’s own people does beside what is usual for the kind of work, by name and in no order of it; nobody unless the organisation lets leads see it',
  access: { kind: 'roles', roles: ['lead'] },
  output: z.strictObject({
    asOf: civilDate.nullable(),
    items: z.array(z.strictObject({ personId: idOf('per'), level })),
    names,
  }),
})

export const ownProductivity = defineRoute({
  id: 'own_productivity',
  method: 'GET',
  path: '/me/productivity',
  group,
  summary:
    'How much whoever is signed in does beside what is usual for the kind of work, on the day of the newest report: worked out when asked, kept nowhere',
  access: { kind: 'signed in' },
  output: z.strictObject({
    asOf: civilDate.nullable(),
    level: level.nullable().meta({ description: 'Nothing where figures or what is usual are not known' }),
    ratio: z.number().nullable().meta({ description: 'Results over targets of three months' }),
    usual: z.number().nullable().meta({ description: 'The middle of all with the same kind of work' }),
    isToldToLead: z.boolean().meta({ description: 'Whether the organisation lets leads see the level' }),
    mustNever: z.array(z.string()),
  }),
})
