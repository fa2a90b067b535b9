import { z } from 'zod'
import { idOf, instant, paging } from '../common.ts'
import { defineRoute } from '../route.ts'

const trail = { kind: 'data', dataClass: 'audit trail', act: 'read' } as const
const purposes = ['operation', 'audit'] as const
const accountId = z.string().regex(/^(acc_[0-9A-Za-z]{22}|system|anonymous)$/, 'must be the id of an account')
const subjectId = idOf('(?:per|can|app)')
const word = z.string().regex(/^[a-z][a-z0-9 _-]{0,59}$/, 'must be words in lower case')

const window = {
  from: instant.optional().meta({ description: 'Entries from this moment on' }),
  to: instant.optional().meta({ description: 'Entries before this moment' }),
}
const filters = {
  accountId: accountId.optional().meta({ description: 'Who did it' }),
  requestId: z
    .string()
    .regex(/^rqs_[0-9A-Za-z]{1,60}$/)
    .optional(),
  route: word.optional().meta({ description: 'Name of the operation that was called' }),
  act: word.optional(),
  entity: word.optional().meta({ description: 'Kind of record' }),
  ...window,
}
const what = {
  id: z.number().int(),
  at: z.string(),
  act: z.string(),
  entity: z.string(),
  purpose: z.string(),
}
const who = { accountId: z.string(), sessionId: z.string().nullable() }
const page = { nextCursor: z.string().nullable() }
const restrictedFields = z.array(z.string()).meta({ description: 'What was withheld from this account' })

export const listAuditEntries = defineRoute({
  id: 'list_audit_entries',
  method: 'GET',
  path: '/audit-trail',
  group: 'audit trail',
  summary: 'Who did what to whose data, when and for what; newest first',
  access: trail,
  purposes,
  query: z.strictObject({
    ...filters,
    subjectId: subjectId.optional().meta({ description: 'To whose data it was done' }),
    ...paging,
  }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        ...what,
        ...who,
        accountName: z.string().nullable(),
        subjects: z.array(z.string()),
        subjectCount: z.number().int(),
        requestId: z.string(),
        route: z.string(),
        detail: z.record(z.string(), z.unknown()),
        before: z.string().nullable().meta({ description: 'Salted digest of what stood there' }),
        after: z.string().nullable(),
      }),
    ),
    ...page,
    _restrictedFields: restrictedFields,
  }),
})

export const listTechnicalEntries = defineRoute({
  id: 'list_technical_entries',
  method: 'GET',
  path: '/audit-trail/technical',
  group: 'audit trail',
  summary: 'Every act, and of the people it was done to only how many; newest first',
  access: { kind: 'roles', roles: ['administrator'] },
  query: z.strictObject({ ...filters, ...paging }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        ...what,
        ...who,
        accountName: z.string().nullable(),
        subjectCount: z.number().int(),
        requestId: z.string(),
        route: z.string(),
      }),
    ),
    ...page,
    _restrictedFields: restrictedFields,
  }),
})

export const listOwnAccesses = defineRoute({
  id: 'list_own_accesses',
  method: 'GET',
  path: '/me/access-log',
  group: 'audit trail',
  summary: 'Who read or changed my data, when and for what; newest first',
  access: { kind: 'signed in' },
  purposes: ['operation', 'subject access'],
  query: z.strictObject({ ...window, ...paging }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        ...what,
        by: z
          .string()
          .nullable()
          .meta({ description: 'Name of the account; withheld for what people write about each other' }),
      }),
    ),
    ...page,
  }),
})

export const touchedSubjects = defineRoute({
  id: 'touched_subjects',
  method: 'GET',
  path: '/audit-trail/touched-subjects',
  group: 'audit trail',
  summary: 'Everybody whose data an account or session touched in a window, to know whom to tell of a leak',
  access: trail,
  purposes,
  query: z.strictObject({
    accountId,
    sessionId: idOf('ssn').optional().meta({ description: 'Only what was done in this session' }),
    from: instant,
    to: instant,
    limit: z.coerce.number().int().min(1).max(10_000).default(1000),
    cursor: paging.cursor,
  }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        subjectId: z.string(),
        times: z.number().int(),
        firstAt: z.string(),
        lastAt: z.string(),
        entities: z.array(z.string()),
      }),
    ),
    ...page,
  }),
})

export const verifyAuditTrail = defineRoute({
  id: 'verify_audit_trail',
  method: 'GET',
  path: '/audit-trail/verification',
  group: 'audit trail',
  summary: 'Checks a stretch of the hash chain; `nextAfter` is where the next stretch begins',
  access: { kind: 'roles', roles: ['administrator', 'hr_manager'] },
  purposes,
  query: z.strictObject({
    after: z.coerce.number().int().min(0).max(1e15).default(0),
    limit: z.coerce.number().int().min(1).max(20_000).default(10_000),
  }),
  output: z.strictObject({
    isUnbroken: z.boolean(),
    entries: z.number().int(),
    sequence: z.number().int(),
    chainHash: z
      .string()
      .meta({ description: 'The last link; the checkpoint of this sequence must say the same' }),
    faults: z.array(
      z.strictObject({
        sequence: z.number().int().optional(),
        entryId: z.number().int().optional(),
        reason: z.string(),
      }),
    ),
    faultCount: z.number().int(),
    waiting: z.number().int().meta({ description: 'Entries that are not sealed yet' }),
    nextAfter: z.number().int().nullable(),
  }),
})
