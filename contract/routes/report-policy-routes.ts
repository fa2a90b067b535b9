import { z } from 'zod'
import { civilDate, idOf, names } from '../common.ts'
import { defineRoute } from '../route.ts'
import { words } from './model-shapes.ts'

const group = 'reports'
const policy = z.strictObject({
  leadsSeeBands: z
    .boolean()
    .meta({ description: 'Whether leads see in which band of leaving each of their own people stands' }),
  reason: words,
})
const standing = z.strictObject({ ...policy.shape, setBy: z.string(), setAt: z.string() })

export const readReportPolicy = defineRoute({
  id: 'read_report_policy',
  method: 'GET',
  path: '/report-policy',
  group,
  summary: 'What the organisation lets leads see beside reports, who decided so and why; null: nothing',
  access: { kind: 'roles', roles: ['hr_manager', 'executive', 'lead'] },
  output: z.strictObject({ policy: standing.nullable() }),
})

export const setReportPolicy = defineRoute({
  id: 'set_report_policy',
  method: 'PUT',
  path: '/report-policy',
  group,
  summary: 'Decide what leads see beside reports, with a reason; for HR managers of the whole organisation',
  access: { kind: 'roles', roles: ['hr_manager'] },
  body: policy,
  output: z.strictObject({ policy: standing.nullable() }),
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
    items: z.array(
      z.strictObject({ personId: idOf('per'), band: z.enum(['usual', 'raised', 'high']), asOf: civilDate }),
    ),
    names,
  }),
})
