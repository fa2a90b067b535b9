import { dataClasses, entities } from '@cadre/people'
import { z } from 'zod'
import { civilDate, idOf } from '../common.ts'
import { defineRoute } from '../route.ts'

const group = 'data subjects'
const hr = { kind: 'roles', roles: ['hr_manager'] } as const
const hrFresh = { ...hr, needsFreshSignIn: true } as const
const purposes = ['subject access'] as const
const params = z.strictObject({ id: idOf('sbr') })
const subjectId = idOf('(?:per|can)')
const sentence = z.string().min(3).max(500)

const about = z.strictObject({
  entity: z.enum(entities.map(({ name }) => name) as [string, ...string[]]),
  id: z.string().max(60),
})

const request = z.strictObject({
  id: idOf('sbr'),
  kind: z.string(),
  subjectId: z.string(),
  receivedOn: civilDate,
  dueOn: civilDate.meta({ description: 'One month after it was received, three when extended' }),
  extensionReason: z.string().nullable(),
  words: z.string().nullable().meta({ description: 'What is wrong, where a correction is asked for' }),
  about: about.nullable().meta({ description: 'With which record' }),
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
    words: z.string().trim().min(3).max(2000).optional().meta({
      description: 'What is wrong and what would be right, where a correction is asked for',
    }),
    about: about.optional().meta({ description: 'With which record' }),
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

const dataClass = z.enum(Object.keys(dataClasses) as [keyof typeof dataClasses])
const digest = z.string().max(100)

const erasurePlan = z.strictObject({
  subjectId: z.string(),
  goes: z.array(z.strictObject({ dataClass: z.string(), kind: z.string(), versions: z.number().int() })),
  stays: z.array(
    z.strictObject({
      dataClass: z.string(),
      kind: z.string(),
      versions: z.number().int(),
      why: z.string(),
      until: z.string().nullable().meta({ description: 'null: as long as the person is employed' }),
      keepers: z.array(z.string()),
    }),
  ),
  accounts: z.number().int(),
  toReadByHand: z
    .array(z.strictObject({ kind: z.string(), recordId: z.string(), field: z.string() }))
    .meta({ description: 'Texts about others that name the person' }),
  digest: digest.meta({ description: 'Stands for what goes and what stays; the approval names it' }),
})

export const planErasure = defineRoute({
  id: 'plan_erasure',
  method: 'POST',
  path: '/subject-requests/:id/plan',
  group,
  summary: 'What an erasure would take, what stays and why; nothing is changed',
  access: hr,
  purposes,
  params,
  output: erasurePlan,
  errors: ['record-missing', 'record-conflict'],
})

export const readErasurePlan = defineRoute({
  id: 'read_erasure_plan',
  method: 'GET',
  path: '/subject-requests/:id/plan',
  group,
  summary: 'The plan of an erasure as it was made last, for whoever approves it',
  access: hr,
  purposes,
  params,
  output: z.strictObject({
    plan: z
      .strictObject({
        ...erasurePlan.shape,
        isOwn: z.boolean().meta({
          description: 'Whether the caller made it or is its subject: somebody else has to approve',
        }),
      })
      .nullable(),
  }),
  errors: ['record-missing'],
})

export const approveErasure = defineRoute({
  id: 'approve_erasure',
  method: 'POST',
  path: '/subject-requests/:id/approve',
  group,
  summary: 'Carry out a planned erasure; by somebody else than who planned it',
  access: hrFresh,
  purposes,
  params,
  body: z.strictObject({ planDigest: digest }),
  output: request,
  errors: ['record-missing', 'record-conflict', 'approval-needed', 'sign-in-too-old'],
})

const hold = z.strictObject({
  id: idOf('hld'),
  subjectId: z.string(),
  dataClasses: z.array(z.string()).nullable(),
  reason: z.string(),
  until: civilDate,
  placedBy: z.string(),
  liftedAt: z.string().nullable(),
})

export const placeHold = defineRoute({
  id: 'create_hold',
  method: 'POST',
  path: '/holds',
  group,
  summary: 'Keep data for a court or an authority: neither erasure nor retention takes it',
  access: hrFresh,
  purposes,
  body: z.strictObject({
    subjectId,
    dataClasses: z.array(dataClass).min(1).optional().meta({ description: 'Everything when left out' }),
    reason: sentence,
    until: civilDate,
  }),
  output: hold,
  errors: ['record-invalid', 'record-missing', 'sign-in-too-old'],
})

export const listHolds = defineRoute({
  id: 'list_holds',
  method: 'GET',
  path: '/holds',
  group,
  summary: 'Holds within reach, those in force first',
  access: hr,
  purposes,
  output: z.strictObject({ items: z.array(hold) }),
})

export const liftHold = defineRoute({
  id: 'lift_hold',
  method: 'POST',
  path: '/holds/:id/lift',
  group,
  summary: 'Lift a hold',
  access: hrFresh,
  purposes,
  params: z.strictObject({ id: idOf('hld') }),
  output: hold,
  errors: ['record-missing', 'sign-in-too-old'],
})

export const liftSuppression = defineRoute({
  id: 'lift_suppression',
  method: 'POST',
  path: '/suppressions/lift',
  group,
  summary: 'Let somebody who was erased be entered again, on a new legal ground',
  access: hrFresh,
  purposes,
  body: z.strictObject({
    kind: z.enum(['e-mail', 'employee number', 'national id']),
    value: z.string().min(1).max(320),
    because: sentence,
  }),
  output: z.strictObject({ isLifted: z.boolean() }),
  errors: ['sign-in-too-old'],
})
