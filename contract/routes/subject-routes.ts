import { z } from 'zod'
import { civilDate, idOf } from '../common.ts'
import { defineRoute } from '../route.ts'

const group = 'data subjects'
const hr = { kind: 'roles', roles: ['hr_manager'] } as const
const purposes = ['subject access'] as const
const params = z.strictObject({ id: idOf('sbr') })
const subjectId = idOf('(?:per|can)')
const sentence = z.string().min(3).max(500)

const request = z.strictObject({
  id: idOf('sbr'),
  kind: z.string(),
  subjectId: z.string(),
  receivedOn: civilDate,
  dueOn: civilDate.meta({ description: 'One month after it was received, three when extended' }),
  extensionReason: z.string().nullable(),
  state: z.enum(['open', 'planned', 'done', 'refused']),
  isOverdue: z.boolean(),
  answer: z.string().nullable().meta({ description: 'What the person is told' }),
})

export const enterSubjectRequest = defineRoute({
  id: 'create_subject_request',
  method: 'POST',
  path: '/subject-requests',
  group,
  summary:
    'Ask for all that is held about oneself, its correction or its erasure; or enter such a request of somebody',
  access: { kind: 'signed in' },
  purposes,
  body: z.strictObject({
    kind: z.enum(['access', 'erasure', 'rectification']),
    subjectId: subjectId.optional().meta({ description: 'One’s own person when left out' }),
    receivedOn: civilDate.optional(),
    identityCheck: sentence.optional().meta({ description: 'How it was made sure who asks' }),
  }),
  output: request,
  errors: ['record-invalid', 'record-missing'],
})

export const listSubjectRequests = defineRoute({
  id: 'list_subject_requests',
  method: 'GET',
  path: '/subject-requests',
  group,
  summary: 'Requests within reach with their deadlines, the most urgent first',
  access: { kind: 'signed in' },
  purposes,
  output: z.strictObject({ items: z.array(request) }),
})

export const extendSubjectRequest = defineRoute({
  id: 'extend_subject_request',
  method: 'POST',
  path: '/subject-requests/:id/extend',
  group,
  summary: 'Take two more months for a request that is complex; the person is told the reason',
  access: hr,
  purposes,
  params,
  body: z.strictObject({ reason: sentence }),
  output: request,
  errors: ['record-missing', 'record-conflict'],
})

export const answerSubjectRequest = defineRoute({
  id: 'answer_subject_request',
  method: 'POST',
  path: '/subject-requests/:id/answer',
  group,
  summary: 'End a request with what the person is told',
  access: hr,
  purposes,
  params,
  body: z.strictObject({ state: z.enum(['done', 'refused']), answer: sentence }),
  output: request,
  errors: ['record-missing', 'record-conflict'],
})

const versions = z.array(z.record(z.string(), z.unknown()))

export const exportSubject = defineRoute({
  id: 'export_subject',
  method: 'POST',
  path: '/subject-requests/:id/export',
  group,
  summary: 'All that is held about the person of the request; others and secrets are left out',
  access: { kind: 'signed in', needsFreshSignIn: true },
  purposes,
  params,
  output: z.strictObject({
    formatVersion: z.literal(1),
    subjectId: z.string(),
    madeAt: z.string(),
    records: z.array(
      z.strictObject({
        kind: z.string(),
        meaning: z.string(),
        dataClass: z.string(),
        purposes: z.array(z.string()),
        fields: z.record(z.string(), z.string()),
        versions,
      }),
    ),
    parts: z.array(z.strictObject({ kind: z.string(), part: z.string(), records: z.number().int() })),
    elsewhere: z.array(z.strictObject({ name: z.string(), meaning: z.string(), rows: versions })),
    uses: versions,
    ownActs: versions,
    withheld: z.array(z.string()),
  }),
  errors: ['record-missing', 'record-conflict', 'sign-in-too-old'],
})

export const exportSubjectPage = defineRoute({
  id: 'export_subject_page',
  method: 'POST',
  path: '/subject-requests/:id/export-page',
  group,
  summary: 'The same as a page to read',
  access: { kind: 'signed in', needsFreshSignIn: true },
  purposes,
  params,
  output: z.string(),
  sentAs: 'text/html; charset=utf-8',
  errors: ['record-missing', 'record-conflict', 'sign-in-too-old'],
})
