import { Validator } from '@seriousme/openapi-schema-validator'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openApiDocument } from './openapi.ts'
import { routes } from './routes.ts'

const document = openApiDocument(routes, { version: '0.1.0' })

test('the document is valid OpenAPI 3.1, by the schema of its makers', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate({ ...document })
  assert.ok(valid, JSON.stringify(errors ?? []).slice(0, 2000))
  assert.equal(validator.version, '3.1')
})
