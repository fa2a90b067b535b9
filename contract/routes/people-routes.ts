import { entityNamed } from '@cadre/people'
import { z } from 'zod'
import { civilDate, idOf, moment, names, paging, yesNo } from '../common.ts'
import { defineRoute } from '../route.ts'
import { exportTypes } from './record-routes.ts'
import { customValues, newValuesSchema } from '../values-schema.ts'

const personLine = z.strictObject({
  id: idOf('per'),
  firstName: z.string(),
  lastName: z.string(),
  preferredName: z.string().nullable(),
  employeeNumber: z.string().nullable(),
  workEmail: z.string().nullable(),
  title: z.string().nullable(),
  departmentId: z.string().nullable(),
  departmentName: z.string().nullable(),
  locationId: z.string().nullable(),
  locationName: z.string().nullable(),
  managerId: z.string().nullable(),
  managerName: z.string().nullable(),
  custom: customValues,
})

const ids = (prefix: string) =>
  z
    .string()
    .max(4000)
    .transform((text) => text.split(','))
    .pipe(z.array(idOf(prefix)).max(100))
    .optional()

const directory = { kind: 'data', dataClass: 'directory', act: 'read' } as const

export const listPeople = defineRoute({
  id: 'list_people',
  method: 'GET',
  path: '/people',
  group: 'people',
  summary: 'People on a day, with position, department, place and manager',
  access: directory,
  query: z.strictObject({
    ...moment,
    ...paging,
    q: z.string().min(1).max(200).optional().meta({
      description:
        'Words of a name, number or work address, without regard to accents; when nobody has them, names spelt alike',
    }),
    departmentId: ids('dep'),
    locationId: ids('loc'),
    managerId: idOf('per').optional(),
    working: yesNo.optional().meta({
      description: 'Only people with a position on the day: without those who left or have not begun',
    }),
    sort: z
      .enum(['name', 'number', 'position', 'department', 'place'].flatMap((field) => [field, `-${field}`]))
      .optional()
      .meta({ description: 'With - before it for descending; then by name. Not of names spelt alike' }),
    columns: z.string().max(100).optional().meta({
      description: 'Columns that a reader shows of the list, kept with saved views; the answer is the same',
    }),
    cursor: z.string().max(4000).optional().meta({ description: '`nextCursor` of the page before' }),
    count: yesNo.optional(),
  }),
  output: z.strictObject({
    items: z.array(personLine),
    nextCursor: z.string().nullable(),
    matching: z
      .enum(['exact', 'similar'])
      .optional()
      .meta({ description: 'Of a search: whether the people hold its words, or only names spelt alike' }),
    total: z.number().int().optional(),
  }),
})

export const exportPeople = defineRoute({
  id: 'export_people',
  method: 'POST',
  path: '/people/export',
  group: 'people',
  summary: 'Lines of the list of people as a file, of those named, for a stated purpose',
  access: { ...directory, needsFreshSignIn: true },
  asksPurpose: true,
  // An answer that is repeated would be kept; a file is made anew.
  isSecret: true,
  files: ['text/csv; charset=utf-8', exportTypes.xlsx],
  query: z.strictObject({ ...moment, format: z.enum(['csv', 'xlsx']).default('csv') }),
  body: z.strictObject({
    ids: z
      .array(idOf('per'))
      .min(1)
      .max(5000)
      .meta({ description: 'Who; whoever is not within reach on the day is left out' }),
  }),
  output: z.unknown(),
})

export const organisationChart = defineRoute({
  id: 'organisation_chart',
  method: 'GET',
  path: '/organisation-chart',
  group: 'people',
  summary: 'Who reports to whom on a day',
  access: directory,
  query: z.strictObject({ ...moment }),
  output: z.strictObject({
    asOf: z.string(),
    nodes: z.array(
      z.strictObject({
        id: idOf('per'),
        name: z.string(),
        title: z.string().nullable(),
        departmentId: z.string().nullable(),
        managerId: z.string().nullable(),
      }),
    ),
  }),
})

export const getPerson = defineRoute({
  id: 'person_overview',
  method: 'GET',
  path: '/people/:id',
  group: 'people',
  summary: 'Everything about a person on a day that this account may see, by kind of record',
  access: directory,
  purposes: ['operation', 'subject access', 'development', 'retention', 'hiring'],
  params: z.strictObject({ id: idOf('per') }),
  query: z.strictObject({ ...moment }),
  output: z.strictObject({
    id: idOf('per'),
    asOf: z.string(),
    records: z
      .record(z.string(), z.array(z.unknown()))
      .meta({ description: 'Records by kind, as `GET /<kind>` answers them' }),
    names,
    _restrictedFields: z
      .array(z.string())
      .meta({ description: 'Kinds of record that this account may not see' }),
  }),
  errors: ['record-missing'],
})

export const lookUpPerson = defineRoute({
  id: 'look_up_person',
  method: 'POST',
  path: '/people/look-up',
  group: 'people',
  summary:
    'Who has exactly this number or private address; the value travels in no address and is kept nowhere',
  access: { kind: 'data', dataClass: 'contact', act: 'write' },
  purposes: ['operation', 'subject access'],
  body: z.strictObject({
    field: z.enum(['nationalId', 'personalEmail']),
    value: z.string().min(3).max(320),
    ...moment,
  }),
  output: z.strictObject({ personIds: z.array(idOf('per')) }),
})

const partOf = (entity: string) =>
  z.strictObject({ values: newValuesSchema(entityNamed(entity)), custom: customValues.optional() })

export const hirePerson = defineRoute({
  id: 'hire_person',
  method: 'POST',
  path: '/people',
  group: 'people',
  summary:
    'Enter somebody new with the main job and the contract, with hours, manager and pay where known, all or nothing; within the region of the job',
  access: { kind: 'data', dataClass: 'employment', act: 'write' },
  body: z.strictObject({
    from: civilDate,
    to: civilDate.optional(),
    person: partOf('person'),
    assignment: partOf('job_assignment'),
    employment: partOf('employment'),
    terms: partOf('work_terms').optional(),
    line: partOf('manager_line').optional().meta({ description: 'Who the person reports to' }),
    pay: partOf('pay').optional(),
    reason: z.string().max(500).optional(),
  }),
  output: z.strictObject({ personId: idOf('per'), assignmentId: idOf('asg'), employmentId: idOf('emp') }),
  errors: ['record-invalid', 'record-conflict'],
})

const { leavingKind } = entityNamed('employment').fields
const leavingKinds = leavingKind?.type === 'choice' ? leavingKind.choices : []

export const enterLeaving = defineRoute({
  id: 'enter_leaving',
  method: 'POST',
  path: '/people/:id/leave',
  group: 'people',
  summary:
    'End the contract after a last day with job, pay, hours, manager, teams and projects, all or nothing; tells who is left without a manager',
  access: { kind: 'data', dataClass: 'employment', act: 'write' },
  params: z.strictObject({ id: idOf('per') }),
  body: z.strictObject({
    lastDay: civilDate,
    leavingKind: z.enum(leavingKinds),
    leavingReason: z.string().min(1).max(200).optional(),
    wouldRehire: z.boolean().optional(),
    reason: z.string().max(500).optional(),
  }),
  output: z.strictObject({
    employmentId: idOf('emp'),
    endedIds: z.array(z.string()),
    reportIds: z.array(idOf('per')),
  }),
  errors: ['record-missing', 'record-invalid', 'record-conflict'],
})
