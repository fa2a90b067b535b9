import { z } from 'zod'
import { idOf, paging, yesNo } from '../common.ts'
import { defineRoute } from '../route.ts'
import { changeRequestSchema } from './change-request-schema.ts'

const group = 'change requests'
const access = { kind: 'signed in' } as const
const params = z.strictObject({ id: idOf('chr') })
const decisionErrors = ['record-missing', 'record-conflict', 'record-invalid', 'version-stale'] as const

export const listChangeRequests = defineRoute({
  id: 'list_change_requests',
  method: 'GET',
  path: '/change-requests',
  group,
  summary: 'Changes that were asked for, newest first: own ones, and those this account may decide on',
  access,
  query: z.strictObject({
    ...paging,
    box: z
      .enum(['to decide', 'own'])
      .optional()
      .meta({ description: '`to decide`: what waits for this account' }),
    status: changeRequestSchema.shape.status.optional(),
    entity: z.string().max(60).optional(),
    subjectId: idOf('per').optional(),
    count: yesNo.optional(),
  }),
  output: z.strictObject({
    items: z.array(changeRequestSchema),
    nextCursor: z.string().nullable(),
    total: z.number().int().optional(),
  }),
})

export const getChangeRequest = defineRoute({
  id: 'get_change_request',
  method: 'GET',
  path: '/change-requests/:id',
  group,
  summary: 'One change that was asked for',
  access,
  params,
  output: changeRequestSchema,
  errors: ['record-missing'],
})

export const approveChangeRequest = defineRoute({
  id: 'approve_change_request',
  method: 'POST',
  path: '/change-requests/:id/approve',
  group,
  summary: 'Approve a change and apply it; never by who asked for it or is concerned by it',
  access,
  params,
  body: z.strictObject({ reason: z.string().max(2000).optional() }),
  output: changeRequestSchema,
  errors: decisionErrors,
})

export const refuseChangeRequest = defineRoute({
  id: 'refuse_change_request',
  method: 'POST',
  path: '/change-requests/:id/refuse',
  group,
  summary: 'Refuse a change, with a reason',
  access,
  params,
  body: z.strictObject({ reason: z.string().min(1).max(2000) }),
  output: changeRequestSchema,
  errors: decisionErrors,
})

export const withdrawChangeRequest = defineRoute({
  id: 'withdraw_change_request',
  method: 'POST',
  path: '/change-requests/:id/withdraw',
  group,
  summary: 'Take back an own request that waits',
  access,
  params,
  output: changeRequestSchema,
  errors: ['record-missing', 'record-conflict'],
})
