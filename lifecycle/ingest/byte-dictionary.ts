const decoder = new TextDecoder()

/**
 * Numbers distinct byte strings in order of first appearance, without making a string for cells
 * seen before. Levels live in one buffer.
 */
export class ByteDictionary {
  /** How many levels there are. */
  size = 0
  private readonly limit: number
  private slots = new Int32Array(64).fill(-1)
  private hashes = new Int32Array(32)
  private offsets = new Uint32Array(33)
  private bytes = new Uint8Array(512)

  constructor({ limit = Number.POSITIVE_INFINITY }: { limit?: number } = {}) {
    this.limit = limit
  }

  /** The code of the bytes from `start` up to `end`, added when new; -1 when new and full. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end)
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (;;) {
      const code = this.slots[slot]!
      if (code < 0) break
      if (this.hashes[code] === hash && this.isLevel(code, bytes, start, end)) return code
      slot = (slot + 1) & mask
    }
    if (this.size >= this.limit) return -1
    return this.add(bytes.subarray(start, end), hash, slot)
  }

  /** Hands the bytes of a level to `use`, without a copy. */
  read(code: number, use: (bytes: Uint8Array, start: number, end: number) => void): void {
    use(this.bytes, this.offsets[code]!, this.offsets[code + 1]!)
  }

  /** The level of a code as text. */
  text(code: number): string {
    return decoder.decode(this.bytes.subarray(this.offsets[code]!, this.offsets[code + 1]!))
  }

  /** All levels in the order of their codes. */
  texts(): string[] {
    return Array.from({ length: this.size }, (_, code) => this.text(code))
  }

  private isLevel(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    let at = this.offsets[code]!
    if (this.offsets[code + 1]! - at !== end - start) return false
    for (let i = start; i < end; i++) if (bytes[i] !== this.bytes[at++]) return false
    return true
  }

  private add(level: Uint8Array, hash: number, slot: number): number {
    const code = this.size++
    const from = this.offsets[code]!
    if (from + level.length > this.bytes.length) {
      this.bytes = grown(this.bytes, Math.max(from + level.length, this.bytes.length * 2))
    }
    if (code === this.hashes.length) {
      this.hashes = grown(this.hashes, this.hashes.length * 2)
      // One more than levels: where the last one ends.
      this.offsets = grown(this.offsets, this.hashes.length + 1)
    }
    this.bytes.set(level, from)
    this.offsets[code + 1] = from + level.length
    this.hashes[code] = hash
    this.slots[slot] = code
    if (this.size * 2 > this.slots.length) this.rehash()
    return code
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let code = 0; code < this.size; code++) {
      let slot = this.hashes[code]! & mask
      while (slots[slot]! >= 0) slot = (slot + 1) & mask
      slots[slot] = code
    }
    this.slots = slots
  }
}

function grown<A extends Uint8Array | Int32Array | Uint32Array>(array: A, length: number): A {
  const copy = new (array.constructor as new (length: number) => A)(length)
  copy.set(array)
  return copy
}

/** FNV-1a with a last mix (Fowler, Noll, Vo 1991; the mix is murmur3's). */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
