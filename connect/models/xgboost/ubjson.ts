import { ModelFault } from '../model-node.ts'

/** Deeper than any model is. */
const deepest = 64

/**
 * Decodes Universal Binary JSON (ubjson.org, draft 12; big-endian) as XGBoost writes it, typed and counted
 * arrays included. Throws a `ModelFault` where the bytes end early or are something else.
 */
export function decodeUbjson(bytes: Uint8Array): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const utf8 = new TextDecoder()
  let at = 0

  function take(length: number): number {
    if (length > bytes.length - at) throw new ModelFault(`the file ends early, at byte ${bytes.length}`)
    at += length
    return at - length
  }

  const marker = (): string => String.fromCharCode(view.getUint8(take(1)))

  function peek(): string {
    const next = marker()
    at--
    return next
  }

  function number(kind: string): number {
    switch (kind) {
      case 'i':
        return view.getInt8(take(1))
      case 'U':
        return view.getUint8(take(1))
      case 'I':
        return view.getInt16(take(2))
      case 'l':
        return view.getInt32(take(4))
      case 'L':
        return Number(view.getBigInt64(take(8)))
      case 'd':
        return view.getFloat32(take(4))
      case 'D':
        return view.getFloat64(take(8))
      default:
        throw new ModelFault(`byte ${at - 1} is no UBJSON marker`)
    }
  }

  function length(): number {
    const found = number(marker())
    // Nothing that is counted takes less than a byte, so that no small file asks for much memory.
    if (!Number.isInteger(found) || found < 0 || found > bytes.length - at)
      throw new ModelFault(`byte ${at} counts ${found} entries, more than the file has`)
    return found
  }

  function text(): string {
    const size = length()
    const start = take(size)
    return utf8.decode(bytes.subarray(start, start + size))
  }

  /** What follows `[` or `{`: the kind of all entries, and how many there are. */
  function header(): { readonly kind: string | undefined; readonly count: number | undefined } {
    const kind = peek() === '$' ? (take(1), marker()) : undefined
    const count = peek() === '#' ? (take(1), length()) : undefined
    if (kind !== undefined && (count === undefined || !'iUIlLdDSC'.includes(kind)))
      throw new ModelFault(`byte ${at} begins a list of a kind that models do not have`)
    return { kind, count }
  }

  /** Calls `read` for each entry of the list or object that has just begun. */
  function entries(close: string, depth: number, read: (kind: string | undefined) => void): void {
    if (depth > deepest) throw new ModelFault('it is nested deeper than any model')
    const { kind, count } = header()
    if (count !== undefined) for (let i = 0; i < count; i++) read(kind)
    else {
      while (peek() !== close) read(undefined)
      take(1)
    }
  }

  function value(kind: string, depth: number): unknown {
    switch (kind) {
      case 'Z':
        return null
      case 'T':
        return true
      case 'F':
        return false
      case 'S':
        return text()
      case 'C':
        return marker()
      case '[': {
        const list: unknown[] = []
        entries(']', depth + 1, (given) => list.push(value(given ?? marker(), depth + 1)))
        return list
      }
      case '{': {
        const fields: (readonly [string, unknown])[] = []
        entries('}', depth + 1, (given) => {
          const name = text()
          fields.push([name, value(given ?? marker(), depth + 1)])
        })
        return Object.fromEntries(fields)
      }
      default:
        return number(kind)
    }
  }

  return value(marker(), 0)
}
