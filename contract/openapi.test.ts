import { errorCodes } from '@cadre/core'
import { Validator } from '@seriousme/openapi-schema-validator'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleOf } from './example-of.ts'
import { jsonSchemaOf } from './json-schema.ts'
import { errorsOf, openApiDocument } from './openapi.ts'
import { httpStatus } from './problem.ts'
import { routeAddress } from './client/route-address.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

const document = openApiDocument(routes, { version: '0.1.0' })

test('the document is valid OpenAPI 3.1, by the schema of its makers', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate({ ...document })
  assert.ok(valid, JSON.stringify(errors ?? []).slice(0, 2000))
  assert.equal(validator.version, '3.1')
})

test('every example of a request is one that its route takes', () => {
  const faults = routes
    .filter(({ method }) => method !== 'GET' && method !== 'DELETE')
    .flatMap(({ id, body }) => {
      const { error } = body.safeParse(exampleOf(jsonSchemaOf(body, 'input')))
      return error ? [`${id}: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`] : []
    })
  assert.deepEqual(faults, [])
})

test('every route says how to sign in, what it answers and each of its errors with an example', () => {
  for (const route of routes) {
    const operation = operationOf(route)
    assert.equal(JSON.stringify(operation.security) === '[]', route.access.kind === 'anyone', route.id)
    const codes = Object.values(operation.responses).flatMap(({ content }) =>
      Object.keys(content['application/problem+json']?.examples ?? {}),
    )
    assert.deepEqual(codes.sort(), [...errorsOf(route)].sort(), route.id)
  }
})

test('what a caller can mend is never told as a fault of the server', () => {
  const ours = new Set(['store', 'bundle', 'output'])
  const faults = routes.flatMap((route) =>
    errorsOf(route)
      .filter((code) => httpStatus(code) >= 500 && !ours.has(errorCodes[code].category))
      // Who signs people in does not answer: neither the caller's fault nor ours.
      .filter((code) => code !== 'provider-unreachable')
      .map((code) => `${route.id}: ${code} ${httpStatus(code)}`),
  )
  assert.deepEqual(faults, [])
})

interface Operation {
  readonly security?: unknown
  readonly responses: Record<string, { content: Record<string, { examples?: object }> }>
}

function operationOf({ path, method }: Route): Operation {
  const paths = document['paths'] as Record<string, Record<string, Operation>>
  return paths[routeAddress(path.replace(/:(\w+)/g, '{$1}'))]![method.toLowerCase()]!
}
