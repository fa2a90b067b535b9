import { httpStatus, problemSchema } from './problem.ts'
import { errorCodes } from '@cadre/core'
import type { ErrorCode } from '@cadre/core'
import type { z } from 'zod'
import { exampleOf } from './example-of.ts'
import { jsonSchemaOf } from './json-schema.ts'
import type { Json } from './json-schema.ts'
import type { Route } from './route.ts'
import { routeAddress } from './client/route-address.ts'

/** The OpenAPI 3.1 document of some routes. */
export function openApiDocument(routes: readonly Route[], { version }: { readonly version: string }): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = routeAddress(route.path.replace(/:(\w+)/g, '{$1}'))
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
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-cadre',
          description: 'The cookie of a browser that is signed in',
        },
        token: { type: 'http', scheme: 'bearer', description: 'An API token, made in the account settings' },
      },
      schemas: { Problem: jsonSchemaOf(problemSchema, 'output') },
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
      ...(purposes.length > 1 || route.asksPurpose ? [purposeHeader(route)] : []),
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
        content: { 'application/json': withExample(jsonSchemaOf(route.body, 'input')) },
      },
    }),
    responses: {
      [method === 'POST' && id.startsWith('create_') ? '201' : '200']: {
        description: 'Done',
        content: answerContent(route),
      },
      ...problemResponses(route),
    },
  }
}

function withExample(schema: Json): Json {
  return { schema, example: exampleOf(schema) }
}

function answerContent({ sentAs, files, output }: Route): Json {
  if (files) return Object.fromEntries(files.map((type) => [type, {}]))
  const schema = jsonSchemaOf(output, 'output')
  return sentAs ? { [sentAs]: { schema } } : { 'application/json': withExample(schema) }
}

/** Every error that a route can answer: those of its own, and those that its kind brings. */
export function errorsOf({ access, errors, method, isSecret }: Route): readonly ErrorCode[] {
  const isOpen = access.kind === 'anyone'
  return [
    ...new Set<ErrorCode>([
      'request-invalid',
      ...(isOpen ? [] : (['not-signed-in', 'access-denied'] as const)),
      ...(access.needsFreshSignIn ? (['sign-in-too-old'] as const) : []),
      ...errors,
      ...(method === 'POST' && !isOpen && !isSecret ? (['key-reused'] as const) : []),
      'too-many-requests',
      'server-busy',
      'store-unreachable',
    ]),
  ]
}

function problemResponses(route: Route): Json {
  const byStatus = Map.groupBy(errorsOf(route), httpStatus)
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `${code}: ${errorCodes[code].meaning}`).join('; '),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            examples: Object.fromEntries(codes.map((code) => [code, { value: exampleProblem(code) }])),
          },
        },
      },
    ]),
  )
}

function exampleProblem(code: ErrorCode): Json {
  const { meaning } = errorCodes[code]
  return {
    type: `https://cadre.dev/errors#${code}`,
    title: meaning,
    status: httpStatus(code),
    detail: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`,
    code,
    requestId: 'rqs_3vQmB8sTzXc1LkPw9RfYhN',
  }
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const json = jsonSchemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (json.required ?? []).includes(name),
    schema: property,
    ...(property['description'] !== undefined && { description: property['description'] }),
  }))
}

function purposeHeader({ purposes, asksPurpose = false }: Route): Json {
  return {
    name: 'Cadre-Purpose',
    in: 'header',
    required: asksPurpose,
    description: 'What the data is for',
    schema: { type: 'string', enum: purposes, ...(!asksPurpose && { default: purposes[0] }) },
  }
}

function header(name: string, description: string): Json {
  return { name, in: 'header', required: false, description, schema: { type: 'string' } }
}
