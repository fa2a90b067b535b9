/**
 * A heavy input that many tasks read. A pool sends it to each thread once; in a task's input the
 * handle stands where the task sees the value.
 */
export interface Shared<T> extends Disposable {
  readonly key: number
  readonly value: T
}

/** A task's input as given to a pool: any top-level property may be a shared handle. */
export type Shareable<I> = { readonly [K in keyof I]: I[K] | Shared<I[K]> }

/** Stands for a shared value on its way to a thread. */
export interface SharedReference {
  readonly sharedKey: number
}

const handles = new WeakSet<object>()

/** Makes a handle; `onRelease` is called once, when it is disposed of. */
export function createShared<T>(key: number, value: T, onRelease: (key: number) => void): Shared<T> {
  let isReleased = false
  const shared: Shared<T> = {
    key,
    value,
    [Symbol.dispose]() {
      if (isReleased) return
      isReleased = true
      onRelease(key)
    },
  }
  handles.add(shared)
  return shared
}

/** The handles among the top-level properties of an input. */
export function sharedIn(input: unknown): readonly Shared<unknown>[] {
  return isPlainObject(input) ? Object.values(input).filter(isShared) : []
}

/** The input with each handle replaced by what `replace` gives for it. */
export function replaceShared(input: unknown, replace: (shared: Shared<unknown>) => unknown): unknown {
  if (!isPlainObject(input)) return input
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, isShared(value) ? replace(value) : value]),
  )
}

/** The input with each reference replaced by the value kept under its key. */
export function resolveReferences(input: unknown, values: ReadonlyMap<number, unknown>): unknown {
  if (!isPlainObject(input)) return input
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      isReference(value) ? values.get(value.sharedKey) : value,
    ]),
  )
}

/**
 * The same plain data with every typed array over shared memory, so that threads read it without
 * a copy. Arrays that are shared already are kept as they are.
 */
export function toSharedMemory<T>(value: T): T {
  return moved(value, new Map()) as T
}

function moved(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value
  const known = seen.get(value)
  if (known !== undefined) return known
  const copy = movedObject(value, seen)
  seen.set(value, copy)
  return copy
}

function movedObject(value: object, seen: Map<object, unknown>): unknown {
  if (isTypedArray(value)) return sharedCopy(value)
  if (Array.isArray(value)) return movedArray(value, seen)
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, moved(part, seen)]))
}

function movedArray(items: readonly unknown[], seen: Map<object, unknown>): readonly unknown[] {
  const isFlat = items.every((item) => typeof item !== 'object')
  return isFlat ? items : items.map((item) => moved(item, seen))
}

type TypedArray = Exclude<NodeJS.TypedArray, BigInt64Array | BigUint64Array | Float16Array>

function sharedCopy(array: TypedArray): TypedArray {
  if (array.buffer instanceof SharedArrayBuffer) return array
  const Type = array.constructor as new (buffer: SharedArrayBuffer) => TypedArray
  const copy = new Type(new SharedArrayBuffer(array.byteLength))
  copy.set(array)
  return copy
}

function isTypedArray(value: object): value is TypedArray {
  return (
    ArrayBuffer.isView(value) &&
    !(value instanceof DataView) &&
    !(value instanceof BigInt64Array) &&
    !(value instanceof BigUint64Array)
  )
}

function isShared(value: unknown): value is Shared<unknown> {
  return typeof value === 'object' && value !== null && handles.has(value)
}

function isReference(value: unknown): value is SharedReference {
  return typeof value === 'object' && value !== null && 'sharedKey' in value
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
