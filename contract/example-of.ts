import type { Json } from './json-schema.ts'

/** Texts to try on a pattern, the plain one first. */
const texts = [
  'Text',
  'text',
  'read',
  '2026-03-31',
  'PE',
  'EUR',
  'ana@norte.example',
  '+34 600 000 000',
  'https://norte.example',
  '123456',
]

/** A value that a schema takes, for people to read: what is required, and the first of each choice. */
export function exampleOf(schema: Json): unknown {
  const { examples, default: preset, anyOf, oneOf, type } = schema
  if (Array.isArray(examples)) return examples[0]
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return schema['enum'][0]
  if (preset !== undefined) return preset
  const [first] = (anyOf ?? oneOf ?? []) as Json[]
  if (first) return exampleOf(first)
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object':
      return exampleObject(schema)
    case 'array':
      return exampleArray(schema)
    case 'string':
      return exampleText(schema)
    case 'integer':
    case 'number':
      return exampleNumber(schema)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return {}
  }
}

function exampleObject({ properties = {}, required = [] }: Json): unknown {
  const needed = required as readonly string[]
  const entries = Object.entries(properties as Readonly<Record<string, Json>>)
  return Object.fromEntries(
    entries.filter(([name]) => needed.includes(name)).map(([name, property]) => [name, exampleOf(property)]),
  )
}

function exampleArray({ items, minItems }: Json): unknown {
  if (items === undefined) return []
  const item = exampleOf(items as Json)
  return Array.from({ length: Math.max(1, Number(minItems ?? 1)) }, () => item)
}

function exampleText({ pattern, allOf = [], format, minLength = 0 }: Json): string {
  if (format === 'date') return '2026-03-31'
  if (format === 'date-time') return '2026-03-31T09:00:00Z'
  const patterns = [pattern, ...(allOf as Json[]).map((part) => part['pattern'])].filter(
    (one): one is string => typeof one === 'string',
  )
  const prefix = patterns.join().match(/\^(?:\(\?:)?([a-z]{3})[_|)]/)?.[1]
  const ids = prefix === undefined ? [] : [`${prefix}_3vQmB8sTzXc1LkPw9RfYhN`, `${prefix}_${'0a'.repeat(16)}`]
  const fits = (text: string): boolean =>
    text.length >= Number(minLength) && patterns.every((one) => new RegExp(one, 'u').test(text))
  return [...ids, ...texts, 'text'.repeat(Number(minLength))].find(fits) ?? 'text'
}

function exampleNumber({ minimum, maximum, exclusiveMinimum }: Json): number {
  const low = Number(minimum ?? exclusiveMinimum ?? 0)
  const high = Number(maximum ?? 1e9)
  return Math.min(Math.max(1, low), high)
}
