import { dataClasses, purposes as allPurposes } from '@cadre/people'
import { z } from 'zod'
import { civilDate, idOf } from '../common.ts'
import { defineRoute } from '../route.ts'

const group = 'data protection'
const hr = { kind: 'roles', roles: ['hr_manager'] } as const
const hrFresh = { ...hr, needsFreshSignIn: true } as const
const signedIn = { kind: 'signed in' } as const
const purposes = ['subject access'] as const
const purpose = z.enum(allPurposes)
const population = z.enum(['employee', 'candidate'])
const country = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code of two letters, such as PE')
const subjectId = idOf('(?:per|can)')
const sentence = z.string().min(3).max(500)

const notice = z.strictObject({
  id: idOf('ntc'),
  purpose,
  population,
  country: z.string().nullable().meta({ description: 'null: wherever no country has a text of its own' }),
  language: z.string(),
  version: z.number().int(),
  body: z.string(),
  publishedAt: z.string(),
  givenToMeAt: z.string().nullable(),
  isForMe: z
    .boolean()
    .meta({ description: 'Whether it is what the caller has to know today: the newest for where they work' }),
})

export const publishNotice = defineRoute({
  id: 'create_notice',
  method: 'POST',
  path: '/notices',
  group,
  summary: 'Publish what a population is told of a use of its data; everybody has to be told the new version',
  access: hr,
  purposes,
  body: z.strictObject({
    purpose,
    population,
    country: country.optional(),
    language: z.string().min(2).max(10),
    body: z.string().min(20).max(20_000),
    isTranslation: z.boolean().optional().meta({ description: 'The present version in another language' }),
  }),
  output: notice,
  errors: ['record-missing', 'record-conflict'],
})

export const listNotices = defineRoute({
  id: 'list_notices',
  method: 'GET',
  path: '/notices',
  group,
  summary: 'Every notice that was ever published, with when the caller was told',
  access: signedIn,
  purposes,
  output: z.strictObject({ items: z.array(notice) }),
})

export const recordNoticeGiven = defineRoute({
  id: 'record_notice_given',
  method: 'POST',
  path: '/notices/:id/given',
  group,
  summary: 'Record that oneself, or others, have been told',
  access: signedIn,
  purposes,
  params: z.strictObject({ id: idOf('ntc') }),
  body: z.strictObject({
    subjectIds: z.array(subjectId).min(1).max(1000).optional(),
    how: sentence,
    toldOn: civilDate
      .optional()
      .meta({ description: 'The day on which they were told on paper or in person; today when left out' }),
  }),
  output: z.strictObject({ recorded: z.number().int() }),
  errors: ['record-missing', 'record-invalid'],
})

export const listUntold = defineRoute({
  id: 'list_untold',
  method: 'GET',
  path: '/notices/untold',
  group,
  summary: 'Who has not been told of a purpose, or not of its newest notice',
  access: hr,
  purposes,
  query: z.strictObject({ purpose, population }),
  output: z.strictObject({
    subjectIds: z.array(z.string()),
    total: z.number().int(),
    noticeOf: z
      .record(z.string(), z.string())
      .meta({ description: 'The notice that would tell each; without one for whom none is published' }),
  }),
})

export const readNoticeStanding = defineRoute({
  id: 'read_notice_standing',
  method: 'GET',
  path: '/notices/standing',
  group,
  summary: 'How far people have been told of each purpose, what is switched off, and what waits for it',
  access: hr,
  purposes,
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        purpose,
        population,
        people: z.number().int(),
        untold: z.number().int(),
        offIn: z.array(z.string().nullable()).meta({ description: 'Countries; null: everywhere' }),
        models: z.number().int(),
        reports: z.array(z.string()).meta({ description: 'Kinds of report that are made for the purpose' }),
      }),
    ),
  }),
})

const processingSwitch = z.strictObject({
  purpose,
  population,
  country: z.string().nullable(),
  isOn: z.boolean(),
  ground: z.enum(['works council', 'law of a country', 'withdrawn notice', 'own decision']),
  reason: z.string(),
  at: z.string(),
})

export const switchProcessing = defineRoute({
  id: 'create_processing_switch',
  method: 'POST',
  path: '/processing-switches',
  group,
  summary: 'Switch a purpose off, or on again, for a population at once',
  access: hrFresh,
  purposes,
  body: z.strictObject({
    ...processingSwitch.pick({ purpose: true, population: true, isOn: true, ground: true }).shape,
    country: country.optional(),
    reason: sentence,
  }),
  output: processingSwitch,
  errors: ['sign-in-too-old'],
})

export const listProcessingSwitches = defineRoute({
  id: 'list_processing_switches',
  method: 'GET',
  path: '/processing-switches',
  group,
  summary: 'What was switched off and on, newest first',
  access: signedIn,
  purposes,
  output: z.strictObject({ items: z.array(processingSwitch) }),
})

export const enterObjection = defineRoute({
  id: 'enter_objection',
  method: 'POST',
  path: '/objections',
  group,
  summary: 'Say that oneself, or somebody, does not want to be processed for a purpose, or no longer objects',
  access: signedIn,
  purposes,
  body: z.strictObject({ purpose, subjectId: subjectId.optional(), objects: z.boolean() }),
  output: z.strictObject({ purpose, objects: z.boolean() }),
  errors: ['record-missing', 'record-invalid'],
})

export const listOwnObjections = defineRoute({
  id: 'list_own_objections',
  method: 'GET',
  path: '/me/objections',
  group,
  summary: 'What oneself does not want to be processed for',
  access: signedIn,
  purposes,
  output: z.strictObject({ items: z.array(z.strictObject({ purpose, at: z.string() })) }),
})

export const checkProcessing = defineRoute({
  id: 'check_processing',
  method: 'POST',
  path: '/processing/check',
  group,
  summary: 'Whether people may be processed for a purpose, and if not, why',
  access: hr,
  purposes,
  body: z.strictObject({ purpose, subjectIds: z.array(subjectId).min(1).max(1000) }),
  output: z.strictObject({
    items: z.array(z.strictObject({ subjectId: z.string(), refusal: z.string().nullable() })),
  }),
})

const dataClass = z.enum(Object.keys(dataClasses) as [keyof typeof dataClasses])
const months = z.number().int().min(0).max(1200)
const newRule = z.strictObject({
  place: z
    .string()
    .regex(
      /^(any|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/,
      'must be any, a country such as ES, or a region such as US-CA',
    ),
  subject: z.enum(['person', 'candidate']),
  dataClass,
  keepMonths: months.meta({ description: 'A law keeps it this long, even against a request for erasure' }),
  eraseAfterMonths: months.min(1),
  disposal: z.enum(['erase', 'anonymise']),
  basis: sentence.meta({ description: 'The law, guidance or own decision it comes from' }),
})
const rules = z.strictObject({
  items: z.array(
    z.strictObject({
      ...newRule.shape,
      from: z.enum(['end of employment', 'last contact']),
      isLookedUp: z.boolean().meta({ description: 'false: a default that counsel has to check' }),
    }),
  ),
})

export const listRetentionRules = defineRoute({
  id: 'list_retention_rules',
  method: 'GET',
  path: '/retention/rules',
  group,
  summary: 'How long each class of data is kept in each place, and why',
  access: signedIn,
  purposes,
  output: rules,
})

export const replaceRetentionRule = defineRoute({
  id: 'replace_retention_rule',
  method: 'POST',
  path: '/retention/rules',
  group,
  summary: 'Replace the rule for a class of data in a place',
  access: hrFresh,
  purposes,
  body: newRule.refine(({ keepMonths, eraseAfterMonths }) => eraseAfterMonths >= keepMonths, {
    path: ['eraseAfterMonths'],
    error: 'must not be shorter than what a law keeps',
  }),
  output: rules,
  errors: ['sign-in-too-old'],
})

export const listDueData = defineRoute({
  id: 'list_due_data',
  method: 'GET',
  path: '/retention/due',
  group,
  summary:
    'Data whose time is over, longest overdue first; the job retire_data takes the digest of this list',
  access: hr,
  purposes,
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        subjectId: z.string(),
        dataClass,
        dueOn: z.string(),
        disposal: z.enum(['erase', 'anonymise']),
        basis: z.string(),
      }),
    ),
    asOf: z.string().meta({ description: 'The day it is due by: a clock that is wrong shows here' }),
    digest: z.string(),
  }),
})

export const listSubjectEvents = defineRoute({
  id: 'list_subject_events',
  method: 'GET',
  path: '/subject-events',
  group,
  summary:
    'Corrections, erasures, restrictions and objections that recipients of data have to follow, oldest first',
  access: hr,
  purposes,
  query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.number().int(),
        at: z.string(),
        kind: z.string(),
        subjectId: z.string(),
        entity: z.string().nullable(),
        recordId: z.string().nullable(),
        fields: z.array(z.string()),
        purpose: z.string().nullable(),
      }),
    ),
  }),
})
