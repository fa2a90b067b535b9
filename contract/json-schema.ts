import { z } from 'zod'

export type Json = Readonly<Record<string, unknown>>

/** The JSON Schema (2020-12) of what goes in or comes out. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
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
