/** Something in a model file is not what it has to be; the reader of the file says which file. */
export class ModelFault extends Error {}

/** One object of a model file, read field by field; each throws a `ModelFault` naming the place. */
export interface ModelNode {
  readonly place: string
  has(name: string): boolean
  /** The field as it stands. */
  value(name: string): unknown
  list(name: string): unknown[]
  object(name: string): ModelNode
  objects(name: string): ModelNode[]
  text(name: string): string
  texts(name: string): string[]
  /** Numbers, or the booleans 0 and 1; of that length when one is given. */
  numbers(name: string, length?: number): number[]
  /** Whole numbers from `low` to `high`. */
  integers(name: string, range: IntegerRange): number[]
  fail(problem: string): never
}

interface IntegerRange {
  readonly low: number
  readonly high: number
  readonly length?: number
}

/** Opens a decoded object that may hold anything. */
export function modelNode(value: unknown, place: string): ModelNode {
  const fail = (problem: string): never => {
    throw new ModelFault(`${place} ${problem}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail('is not an object')
  const fields = new Map<string, unknown>(Object.entries(value))
  const list = (name: string): unknown[] => {
    const found = fields.get(name)
    return Array.isArray(found) ? found : fail(`has no list "${name}"`)
  }
  const numbers = (name: string, length?: number): number[] => {
    const values = list(name).map((entry) => (typeof entry === 'boolean' ? Number(entry) : entry))
    if (!values.every((entry) => typeof entry === 'number' && Number.isFinite(entry)))
      fail(`has something in "${name}" that is no number`)
    if (length !== undefined && values.length !== length)
      fail(`has ${values.length} entries in "${name}", not ${length}`)
    return values as number[]
  }
  return {
    place,
    has: (name) => fields.has(name),
    value: (name) => fields.get(name),
    list,
    object: (name) => modelNode(fields.get(name), `${place}.${name}`),
    objects: (name) => list(name).map((entry, index) => modelNode(entry, `${place}.${name}[${index}]`)),
    text(name) {
      const found = fields.get(name)
      return typeof found === 'string' ? found : fail(`has no text "${name}"`)
    },
    texts(name) {
      const texts = list(name)
      if (!texts.every((entry) => typeof entry === 'string'))
        fail(`has something in "${name}" that is no text`)
      return texts as string[]
    },
    numbers,
    integers(name, { low, high, length }) {
      const values = numbers(name, length)
      const odd = values.find((entry) => !Number.isInteger(entry) || entry < low || entry > high)
      if (odd !== undefined)
        fail(`has ${odd} in "${name}", which is not a whole number from ${low} to ${high}`)
      return values
    },
    fail,
  }
}
