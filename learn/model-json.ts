import { LearnError } from './learn-error.ts'

/** Reads the fields of a stored model one by one; each throws `invalid-model` naming the field. */
export interface ModelReader {
  string(key: string): string
  number(key: string): number
  boolean(key: string): boolean
  /** Finite numbers; of that length when one is given. */
  numbers(key: string, length?: number): number[]
  strings(key: string): string[]
  object(key: string): ModelReader
  objects(key: string): ModelReader[]
  has(key: string): boolean
  isNull(key: string): boolean
  isString(key: string): boolean
  /** The object as it stands, for another reader to check. */
  whole(): Readonly<Record<string, unknown>>
  /** Throws `invalid-model` with this model's name before the message. */
  fail(message: string): never
}

/** Opens stored JSON, which may have been cut or edited. `what` names the model in messages. */
export function readModel(json: unknown, what: string): ModelReader {
  const fail = (message: string): never => {
    throw new LearnError('invalid-model', `${what}: ${message}`)
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return fail('is not an object.')
  const fields = new Map<string, unknown>(Object.entries(json))

  function field<T>(key: string, kind: string, isOfKind: (value: unknown) => value is T): T {
    const value = fields.get(key)
    return isOfKind(value) ? value : fail(`"${key}" is not ${kind}.`)
  }

  return {
    string: (key) => field(key, 'text', isString),
    number: (key) => field(key, 'a finite number', isFinite),
    boolean: (key) => field(key, 'true or false', (value) => typeof value === 'boolean'),
    numbers(key, length) {
      const values = field(key, 'a list of finite numbers', isListOf(isFinite))
      if (length !== undefined && values.length !== length)
        fail(`"${key}" holds ${values.length} numbers, not ${length}.`)
      return values
    },
    strings: (key) => field(key, 'a list of texts', isListOf(isString)),
    object: (key) => readModel(fields.get(key), `${what}, "${key}"`),
    objects: (key) =>
      field(key, 'a list', isListOf(isAnything)).map((item, index) =>
        readModel(item, `${what}, "${key}" ${index}`),
      ),
    has: (key) => fields.has(key),
    isNull: (key) => fields.get(key) === null,
    isString: (key) => isString(fields.get(key)),
    whole: () => Object.fromEntries(fields),
    fail,
  }
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isFinite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function isAnything(_value: unknown): _value is unknown {
  return true
}

function isListOf<T>(isOne: (value: unknown) => value is T) {
  return (value: unknown): value is T[] => Array.isArray(value) && value.every(isOne)
}
