/**
 * Reads JSON from outside as a `T`: gives the value itself, fields it does not know included, or throws a
 * `ShapeFault` naming the place. A shape and its type cannot part: the compiler compares them.
 */
export type Shape<T> = (value: unknown, place: string) => T

/** Something in stored JSON is not what it has to be. */
export class ShapeFault extends Error {}

type Shapes = Readonly<Record<string, Shape<unknown>>>
type Needed<S extends Shapes> = { readonly [K in keyof S]: S[K] extends Shape<infer T> ? T : never }
type Possible<S extends Shapes> = { readonly [K in keyof S]?: S[K] extends Shape<infer T> ? T : never }

export const text: Shape<string> = kind('text', (value) => typeof value === 'string')
export const flag: Shape<boolean> = kind('true or false', (value) => typeof value === 'boolean')
export const finite: Shape<number> = kind('a number', (value) => Number.isFinite(value))
export const count: Shape<number> = kind(
  'a whole number from 0 on',
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
)
/** Null stands for a figure that could not be had: JSON has no other way to write it. */
export const figure: Shape<number> = kind('a number', (value) => value === null || Number.isFinite(value))

/** A cell of a table as JSON writes it. */
export const cell: Shape<string | number | boolean> = kind(
  'a text, a number, true or false',
  (value) => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value),
)

export function oneOf<const T extends string>(...options: readonly T[]): Shape<T> {
  return kind(`one of ${options.join(', ')}`, (value) => options.some((option) => option === value))
}

export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) throw new ShapeFault(`${place} is not a list`)
    value.forEach((entry, index) => item(entry, `${place}[${index}]`))
    return value
  }
}

/** Named entries, whatever their names. */
export function entries<T>(item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value, place) => {
    for (const [name, entry] of Object.entries(object(value, place)))
      item(entry, `${place}[${JSON.stringify(name)}]`)
    return value as Readonly<Record<string, T>>
  }
}

/** Fields that must be there, and fields that may. */
export function fields<R extends Shapes>(required: R): Shape<Needed<R>>
export function fields<R extends Shapes, O extends Shapes>(
  required: R,
  optional: O,
): Shape<Needed<R> & Possible<O>>
export function fields(required: Shapes, optional: Shapes = {}): Shape<unknown> {
  return (value, place) => {
    const given = new Map(Object.entries(object(value, place)))
    for (const [name, shape] of Object.entries(required)) shape(given.get(name), `${place}.${name}`)
    for (const [name, shape] of Object.entries(optional))
      if (given.has(name)) shape(given.get(name), `${place}.${name}`)
    return value
  }
}

/** One of several kinds of object, told apart by their field `kind`. */
export function kinds<S extends Shapes>(
  shapes: S,
): Shape<{ [K in keyof S]: S[K] extends Shape<infer T> ? { readonly kind: K } & T : never }[keyof S]> {
  return (value, place) => {
    const { kind: name } = fields({ kind: text })(value, place)
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined
    if (!shape) throw new ShapeFault(`${place}.kind is not one of ${Object.keys(shapes).join(', ')}`)
    return shape(value, place) as never
  }
}

/** Any object: what is in it is checked elsewhere. */
export const anyObject: Shape<Readonly<Record<string, unknown>>> = object

function object(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ShapeFault(`${place} is not an object`)
  return value as Readonly<Record<string, unknown>>
}

function kind<T>(name: string, isOfKind: (value: unknown) => boolean): Shape<T> {
  return (value, place) => {
    if (!isOfKind(value)) throw new ShapeFault(`${place} is not ${name}`)
    return value as T
  }
}
