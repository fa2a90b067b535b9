type Readers = Readonly<Record<string, (value: unknown) => unknown>>
type Read<R extends Readers> = { readonly [Name in keyof R]?: Exclude<ReturnType<R[Name]>, undefined> }

/** A text that says something. Numbers that an address holds are texts here. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.length > 0 ? value : undefined
}

/** A month as YYYY-MM. */
export const month = (value: unknown): string | undefined =>
  typeof value === 'string' && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(value) ? value : undefined

/** One of some words. */
export const oneOf =
  <Word extends string>(...words: readonly Word[]) =>
  (value: unknown): Word | undefined =>
    words.find((word) => word === value)

/**
 * Reads what a page keeps in its address. What is not understood is said to be nothing: the router lays what was read
 * over what was written, which would else stand.
 */
export function read<R extends Readers>(readers: R): (search: Record<string, unknown>) => Read<R> {
  return (search) => {
    const found = Object.entries(readers).map(([name, reader]) => [name, reader(search[name])] as const)
    return Object.fromEntries(
      found.filter(([name, value]) => value !== undefined || name in search),
    ) as Read<R>
  }
}
