import { roleNames } from '@cadre/people'
import { z } from 'zod'
import { idOf } from '../common.ts'
import { defineRoute } from '../route.ts'

const group = 'saved views'
const access = { kind: 'signed in' } as const
const params = z.strictObject({ id: idOf('viw') })

const parts = {
  name: z.string().trim().min(1).max(100),
  query: z
    .record(z.string().max(40), z.union([z.string().max(4000), z.array(z.string().max(4000)).max(20)]))
    .meta({ description: 'Query parameters of the list, by name' }),
  sharedWith: z
    .array(z.enum(roleNames as [string, ...string[]]))
    .max(20)
    .meta({ description: 'Roles that find the view too; each asks it with own rights' }),
}
const list = z.string().max(60).meta({
  description: 'Path of the list: people, a kind of record, or the address of a page such as /hiring',
})

const view = z.strictObject({
  id: idOf('viw'),
  list,
  ...parts,
  isOwn: z.boolean(),
  version: z.number().int(),
})

export const listViews = defineRoute({
  id: 'list_views',
  method: 'GET',
  path: '/views',
  group,
  summary: 'Own saved views, and those shared with a role of this account',
  access,
  query: z.strictObject({ list: list.optional() }),
  output: z.strictObject({ items: z.array(view) }),
})

export const getView = defineRoute({
  id: 'get_view',
  method: 'GET',
  path: '/views/:id',
  group,
  summary: 'One saved view',
  access,
  params,
  output: view,
  errors: ['record-missing'],
})

export const createView = defineRoute({
  id: 'create_view',
  method: 'POST',
  path: '/views',
  group,
  summary: 'Keep a query of a list under a name',
  access,
  body: z.strictObject({ list, ...parts, sharedWith: parts.sharedWith.default([]) }),
  output: view,
  errors: ['record-conflict'],
})

export const changeView = defineRoute({
  id: 'change_view',
  method: 'PATCH',
  path: '/views/:id',
  group,
  summary: 'Change an own view',
  access,
  params,
  body: z.strictObject({
    name: parts.name.optional(),
    query: parts.query.optional(),
    sharedWith: parts.sharedWith.optional(),
  }),
  output: view,
  errors: ['record-missing', 'record-conflict', 'version-stale'],
})

export const deleteView = defineRoute({
  id: 'delete_view',
  method: 'DELETE',
  path: '/views/:id',
  group,
  summary: 'Remove an own view',
  access,
  params,
  output: z.strictObject({ id: z.string() }),
  errors: ['record-missing'],
})
