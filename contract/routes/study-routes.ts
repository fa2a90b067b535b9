import { derivedPurposes } from '@cadre/people'
import type { Purpose } from '@cadre/people'
import { z } from 'zod'
import { civilDate, idOf, paging } from '../common.ts'
import { defineRoute } from '../route.ts'

const group = 'studies'
const either = { kind: 'roles', roles: ['data_scientist', 'hr_manager'] } as const
const approver = { kind: 'roles', roles: ['hr_manager'], needsFreshSignIn: true } as const
const dataSets = { kind: 'derived', derived: 'data sets' } as const
const purposes = derivedPurposes('data sets') as readonly [Purpose, ...Purpose[]]

const studyId = z.strictObject({ id: idOf('sty') })
const words = z.string().trim().min(1).max(2000)
const decision = z.strictObject({ isApproved: z.boolean(), reason: words })

const study = z.strictObject({
  id: idOf('sty'),
  name: z.string(),
  question: z.string(),
  purpose: z.string(),
  endsOn: z.string(),
  status: z.enum(['waiting', 'approved', 'refused', 'ended']),
  askedBy: z.string(),
  askedAt: z.string(),
  decidedBy: z.string().nullable(),
  decisionReason: z.string().nullable(),
  asOf: z.string().nullable().meta({ description: 'The last day that its data sets know anything of' }),
})

const reidentification = z.strictObject({
  id: idOf('rid'),
  studyId: idOf('sty'),
  pseudonym: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  status: z.enum(['waiting', 'approved', 'refused', 'expired']),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
  expiresAt: z.string().nullable(),
})

export const listStudies = defineRoute({
  id: 'list_studies',
  method: 'GET',
  path: '/studies',
  group,
  summary: 'Studies with pseudonymised data that this account asked for or may decide on',
  access: either,
  output: z.strictObject({ items: z.array(study) }),
})

export const askForStudy = defineRoute({
  id: 'create_study',
  method: 'POST',
  path: '/studies',
  group,
  summary: 'Ask for the data sets of a study; an HR manager decides',
  access: { kind: 'roles', roles: ['data_scientist'] },
  body: z.strictObject({
    name: z.string().trim().min(1).max(200),
    question: words.meta({ description: 'What is to be found out' }),
    purpose: z.enum(purposes),
    endsOn: civilDate.meta({ description: 'The last day on which it may be read' }),
  }),
  output: study,
  errors: ['record-invalid'],
})

export const getStudy = defineRoute({
  id: 'get_study',
  method: 'GET',
  path: '/studies/:id',
  group,
  summary: 'One study',
  access: either,
  params: studyId,
  output: study,
  errors: ['record-missing'],
})

export const decideStudy = defineRoute({
  id: 'decide_study',
  method: 'POST',
  path: '/studies/:id/decision',
  group,
  summary: 'Approve or refuse a study that somebody else asked for; approval makes its data sets',
  access: approver,
  params: studyId,
  body: decision,
  output: study,
  errors: ['record-missing', 'record-conflict'],
})

export const endStudy = defineRoute({
  id: 'end_study',
  method: 'POST',
  path: '/studies/:id/end',
  group,
  summary: 'End a study: its rows and the key to its pseudonyms are deleted for good',
  access: either,
  params: studyId,
  output: study,
  errors: ['record-missing'],
})

export const listDataSets = defineRoute({
  id: 'list_data_sets',
  method: 'GET',
  path: '/studies/:id/data-sets',
  group,
  summary: 'The data sets of a study, what was made coarser in them, and what was left out and why',
  access: dataSets,
  purposes,
  params: studyId,
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        name: z.string(),
        meaning: z.string(),
        people: z.number().int(),
        rows: z.number().int(),
        columns: z.array(
          z.strictObject({
            name: z.string(),
            meaning: z.string(),
            treatment: z.string(),
            because: z.string().optional(),
            madeOther: z.number().int().optional(),
          }),
        ),
      }),
    ),
  }),
  errors: ['record-missing'],
})

export const readDataSet = defineRoute({
  id: 'read_data_set',
  method: 'GET',
  path: '/studies/:id/data-sets/:dataSet',
  group,
  summary: 'Rows of a data set, under pseudonyms of this study alone',
  access: dataSets,
  purposes,
  params: z.strictObject({ id: idOf('sty'), dataSet: z.string().regex(/^[a-z_]{3,40}$/) }),
  query: z.strictObject({ ...paging, limit: z.coerce.number().int().min(1).max(5000).default(1000) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        pseudonym: z.string(),
        values: z.record(z.string(), z.unknown()),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  errors: ['record-missing'],
})

export const askWhose = defineRoute({
  id: 'create_reidentification',
  method: 'POST',
  path: '/studies/:id/reidentifications',
  group,
  summary: 'Ask whose a pseudonym is; somebody else decides, and an HR manager reads the answer',
  access: either,
  params: studyId,
  body: z.strictObject({ pseudonym: z.string().regex(/^psn_[0-9a-f]{32}$/), reason: words }),
  output: z.strictObject({ id: idOf('rid') }),
  errors: ['record-missing'],
})

export const listReidentifications = defineRoute({
  id: 'list_reidentifications',
  method: 'GET',
  path: '/reidentifications',
  group,
  summary: 'Questions whose a pseudonym is, asked by this account or to be decided by it',
  access: either,
  output: z.strictObject({ items: z.array(reidentification) }),
})

export const decideWhose = defineRoute({
  id: 'decide_reidentification',
  method: 'POST',
  path: '/reidentifications/:id/decision',
  group,
  summary: 'Approve or refuse that a pseudonym is opened; not for who asked',
  access: approver,
  params: z.strictObject({ id: idOf('rid') }),
  body: decision,
  output: z.strictObject({ id: idOf('rid') }),
  errors: ['record-missing', 'record-conflict'],
})

export const readWhose = defineRoute({
  id: 'read_reidentification',
  method: 'GET',
  path: '/reidentifications/:id/person',
  group,
  summary: 'Whose a pseudonym is, for a day after approval',
  access: approver,
  params: z.strictObject({ id: idOf('rid') }),
  output: z.strictObject({ personId: idOf('per') }),
  errors: ['record-missing'],
})

export const listOwnReidentifications = defineRoute({
  id: 'list_own_reidentifications',
  method: 'GET',
  path: '/me/reidentifications',
  group,
  summary: 'When, by whom and why the pseudonym of the person who is signed in was opened',
  access: { kind: 'signed in' },
  output: z.strictObject({ items: z.array(reidentification) }),
})
