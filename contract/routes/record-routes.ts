import type { Entity } from '@cadre/people'
import { accessRules, proposalsOf } from '@cadre/people'
import type { Act, Purpose } from '@cadre/people'
import { z } from 'zod'
import { civilDate, idOf, instant, moment, paging, yesNo } from '../common.ts'
import { defineRoute } from '../route.ts'
import type { Route } from '../route.ts'
import { changeRequestSchema } from './change-request-schema.ts'
import { answeredValuesSchema, changedValuesSchema, customValues, newValuesSchema } from '../values-schema.ts'

export type RecordOperation =
  | 'list'
  | 'get'
  | 'history'
  | 'create'
  | 'bulk'
  | 'amend'
  | 'end'
  | 'withdraw'
  | 'propose'
  | 'compare'
  | 'export'

/** A route over one kind of record, with what it does to it. */
export interface RecordRoute extends Route {
  readonly entity: Entity
  readonly operation: RecordOperation
}

const restrictedFields = z.array(z.string()).meta({ description: 'What was withheld from this account' })

/** The schema of one version of a record as it is answered. */
export function recordSchema(entity: Entity) {
  return z.strictObject({
    id: idOf(entity.idPrefix),
    subjectId: z.string().nullable(),
    version: z.number().int(),
    validFrom: civilDate,
    validTo: civilDate.nullable(),
    recordedFrom: z.string(),
    recordedTo: z.string().nullable(),
    enteredBy: z.string(),
    reason: z.string().nullable(),
    values: answeredValuesSchema(entity),
    custom: customValues,
    _restrictedFields: restrictedFields.optional(),
  })
}

const reason = z.string().max(500).optional()
/** A value that differs. */
const changeSchema = z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() })

/** The routes of one kind of record, all in the same shape; those that write are left out where another route enters it. */
export function recordRoutes(entity: Entity): readonly RecordRoute[] {
  const all = allRecordRoutes(entity)
  return entity.isEnteredByOwnRoute
    ? all.filter(({ access }) => access.kind === 'data' && access.act === 'read')
    : all
}

function allRecordRoutes(entity: Entity): readonly RecordRoute[] {
  const record = recordSchema(entity)
  const path = `/${entity.path}`
  const onePath = `${path}/:id`
  const params = z.strictObject({ id: idOf(entity.idPrefix) })
  const noun = entity.name.replaceAll('_', ' ')
  const newRecord = z.strictObject({
    ...(entity.subject === 'organisation' || entity.subject === entity.name
      ? {}
      : { subjectId: subjectIdSchema(entity) }),
    from: civilDate,
    to: civilDate.optional(),
    values: newValuesSchema(entity),
    custom: customValues.optional(),
    reason,
  })
  const amendment = z.strictObject({
    from: civilDate,
    to: civilDate.optional(),
    values: changedValuesSchema(entity).default({}),
    custom: customValues.optional(),
    reason,
  })
  const creation = z.strictObject({ operation: z.literal('create'), record: newRecord })
  const amending = z.strictObject({ operation: z.literal('amend'), id: params.shape.id, change: amendment })
  const ending = z.strictObject({ operation: z.literal('end'), id: params.shape.id, on: civilDate, reason })
  const item = z.discriminatedUnion('operation', [creation, amending, ending])
  const seen = amending.extend({
    ifVersion: z.number().int().optional().meta({
      description: 'The newest version that was seen of it; refused when the record was changed since',
    }),
  })
  const written = z.strictObject({ id: z.string(), versions: z.array(record) })
  const declare = (
    operation: RecordOperation,
    act: Act,
    route: Pick<Route, 'method' | 'path' | 'summary' | 'output'> & Partial<Route>,
  ): RecordRoute => ({
    ...(defineRoute({
      id: `${operation}_${entity.name}`,
      group: entity.name,
      access: { kind: 'data', dataClass: entity.dataClass, act },
      purposes: purposesOf(entity, act),
      errors:
        operation === 'list'
          ? []
          : [
              'record-missing',
              ...(act !== 'read' ? (['record-invalid', 'record-conflict', 'version-stale'] as const) : []),
            ],
      ...route,
    }) as Route),
    entity,
    operation,
  })
  return [
    declare('list', 'read', {
      method: 'GET',
      path,
      summary: `List: ${entity.meaning.toLowerCase()}`,
      query: listQuery(entity),
      output: z.strictObject({
        items: z.array(record),
        nextCursor: z.string().nullable(),
        total: z.number().int().optional(),
        _restrictedFields: restrictedFields,
      }),
    }),
    declare('get', 'read', {
      method: 'GET',
      path: onePath,
      summary: `One ${noun} on a day`,
      params,
      query: z.strictObject({ ...moment, fields: z.string().max(2000).optional() }),
      output: record,
    }),
    declare('history', 'read', {
      method: 'GET',
      path: `${onePath}/history`,
      summary: `Every version of a ${noun} that was ever believed`,
      params,
      output: z.strictObject({ versions: z.array(record), _restrictedFields: restrictedFields }),
    }),
    declare('compare', 'read', {
      method: 'GET',
      path: `${onePath}/compare`,
      summary: `What differs in a ${noun} between two days, or between what was known at two moments`,
      params,
      query: z.strictObject({
        before: civilDate,
        after: civilDate,
        beforeKnownAt: instant.optional(),
        afterKnownAt: instant.optional(),
      }),
      output: z.strictObject({
        before: record.nullable(),
        after: record.nullable(),
        changes: z.array(changeSchema),
      }),
    }),
    declare('export', 'read', {
      method: 'GET',
      path: `${path}/export`,
      summary: `The list as a file, for a stated purpose: ${entity.meaning.toLowerCase()}`,
      access: { kind: 'data', dataClass: entity.dataClass, act: 'read', needsFreshSignIn: true },
      asksPurpose: true,
      files: Object.values(exportTypes),
      query: listQuery(entity)
        .omit({ limit: true, cursor: true, count: true })
        .extend({ format: z.enum(['csv', 'xlsx', 'json', 'parquet']).default('csv') }),
      output: z.unknown(),
      errors: ['record-invalid'],
    }),
    declare('create', 'write', {
      method: 'POST',
      path,
      summary: `Enter a ${noun}`,
      body: newRecord,
      output: written,
    }),
    declare('bulk', 'write', {
      method: 'POST',
      path: `${path}/bulk`,
      summary: `Several changes of ${noun} records, each with its own result`,
      body: z.strictObject({
        items: z
          .array(z.discriminatedUnion('operation', [creation, seen, ending]))
          .min(1)
          .max(500),
        dryRun: z.boolean().default(false).meta({
          description: 'Only says what would come of each change; nothing is written',
        }),
      }),
      output: z.strictObject({
        results: z.array(
          z.strictObject({
            id: z.string().nullable().meta({ description: 'Of a new record, null in a dry run' }),
            code: z.string(),
            version: z.number().int().optional().meta({
              description: 'The newest version of the record: after the change; in a dry run, before it',
            }),
            message: z.string().optional(),
          }),
        ),
      }),
    }),
    declare('amend', 'write', {
      method: 'PATCH',
      path: onePath,
      summary: `Change or correct a ${noun} over a period`,
      params,
      body: amendment,
      output: written,
    }),
    declare('end', 'write', {
      method: 'POST',
      path: `${onePath}/end`,
      summary: `End a ${noun} on a day`,
      params,
      body: z.strictObject({ on: civilDate, reason }),
      output: written,
    }),
    declare('withdraw', 'write', {
      method: 'POST',
      path: `${onePath}/withdraw`,
      summary: `Take back a ${noun} that was entered in error`,
      params,
      body: z.strictObject({ reason: z.string().min(1).max(500) }),
      output: z.strictObject({ id: z.string() }),
    }),
    ...(proposalsOf(entity.name)
      ? [
          declare('propose', 'propose', {
            method: 'POST',
            path: `${path}/proposals`,
            summary: `Ask for a change of a ${noun}: at once where no approval is needed`,
            // Nobody proposes themselves or others as new people.
            body: entity.name === entity.subject ? amending : item,
            output: changeRequestSchema,
          }),
        ]
      : []),
  ]
}

function subjectIdSchema(entity: Entity): z.ZodType {
  const prefixes = { person: 'per', candidate: 'can', application: 'app', organisation: '' } as const
  const id = idOf(prefixes[entity.subject])
  return entity.withoutSubject ? id.optional() : id
}

function purposesOf(entity: Entity, act: Act): readonly [Purpose, ...Purpose[]] {
  const named = accessRules
    .filter((rule) => rule.dataClass === entity.dataClass && rule.acts.includes(act))
    .flatMap((rule) => rule.purposes)
  return ['operation', ...new Set(named.filter((purpose) => purpose !== 'operation'))]
}

/** Fields by which records may be filtered and sorted: all but what is encrypted or long. */
export function queryableFields(entity: Entity): string[] {
  return Object.entries(entity.fields)
    .filter(
      ([, field]) =>
        field.type !== 'texts' &&
        !(field.type === 'text' && (field.isEncrypted || field.format === 'free text')),
    )
    .map(([name]) => name)
}

/** What lists are exported as. */
export const exportTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
} as const

const customName = /^custom\.[a-z][a-z0-9_]{0,59}$/

function listQuery(entity: Entity) {
  const fields = queryableFields(entity)
  const sortable = ['validFrom', ...fields]
  const mayBeCustom = (name: string): boolean => entity.takesCustomFields && customName.test(name)
  const customNote = entity.takesCustomFields ? '; `custom.<key>` is a custom field' : ''
  return z.strictObject({
    ...moment,
    ...paging,
    subjectId: z.string().max(2000).optional().meta({ description: 'Only of these, separated by commas' }),
    filter: z
      .union([z.string(), z.array(z.string()).max(20)])
      .optional()
      .meta({
        description: `field:operator:value; operators eq ne lt lte gt gte in contains; may be repeated${customNote}`,
      }),
    sort: z
      .string()
      .max(70)
      .refine(
        (value) => [value.replace(/^-/, '')].some((name) => sortable.includes(name) || mayBeCustom(name)),
        {
          error: `must be one of ${sortable.join(', ')}, with - before it for descending`,
        },
      )
      .optional(),
    fields: z
      .string()
      .max(2000)
      .optional()
      .meta({ description: `Names of the fields to answer, separated by commas${customNote}` }),
    count: yesNo.optional().meta({ description: 'Whether to count all that match' }),
  })
}
