import { z } from 'zod'
import { httpStatus, problemSchema } from './problem.ts'
import type { Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

/** The OpenAPI 3.1 document of some routes. */
export function openApiDocument(routes: readonly Route[], { version }: { readonly version: string }): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Cadre',
      version,
      description:
        'People records with two times: the day a fact holds (`asOf`) and the moment it was known (`knownAt`). Scores suggest; people decide.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-cadre' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
    },
    paths,
  }
}

function operation(route: Route): Json {
  const { id, group, summary, access, method, purposes, isSecret } = route
  const hasBody = method !== 'GET' && method !== 'DELETE'
  return {
    operationId: id,
    tags: [group],
    summary,
    'x-access': access,
    ...(access.kind === 'anyone' && { security: [] }),
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...(purposes.length > 1 ? [purposeHeader(purposes)] : []),
      ...(method === 'POST' && !isSecret && access.kind !== 'anyone'
        ? [header('Idempotency-Key', 'Makes a repeated request have one effect; up to 255 characters')]
        : []),
      ...(method === 'PATCH'
        ? [header('If-Match', 'The ETag that was read; another version in between refuses the change')]
        : []),
    ],
    ...(hasBody && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
      },
    }),
    responses: {
      [method === 'POST' && id.startsWith('create_') ? '201' : '200']: {
        description: 'Done',
        content: { [route.sentAs ?? 'application/json']: { schema: schemaOf(route.output, 'output') } },
      },
      ...problemResponses(route),
    },
  }
}

function problemResponses(route: Route): Json {
  const codes = [
    'request-invalid',
    ...(route.access.kind === 'anyone' ? [] : ['not-signed-in', 'access-denied']),
    ...route.errors,
  ] as const
  const byStatus = new Map<number, string[]>()
  for (const code of codes) {
    const status = httpStatus(code as Parameters<typeof httpStatus>[0])
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, meant]) => [
      String(status),
      {
        description: meant.join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const json = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (json.required ?? []).includes(name),
    schema: property,
    ...(property['description'] !== undefined && { description: property['description'] }),
  }))
}

function purposeHeader(purposes: readonly string[]): Json {
  return {
    name: 'Cadre-Purpose',
    in: 'header',
    required: false,
    description: 'What the data is for',
    schema: { type: 'string', enum: purposes, default: purposes[0] },
  }
}

function header(name: string, description: string): Json {
  return { name, in: 'header', required: false, description, schema: { type: 'string' } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const {
    $schema: _,
    $defs: __,
    ...json
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return withoutDefinitions(json) as Json
}

/** The one schema that refers to itself is "any JSON": that is what the empty schema says. */
function withoutDefinitions(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutDefinitions)
  if (typeof schema !== 'object' || schema === null) return schema
  if ('$ref' in schema && String(schema.$ref).startsWith('#/$defs/')) return {}
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withoutDefinitions(value)]))
}
