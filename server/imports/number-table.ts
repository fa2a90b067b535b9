/** Small numbers by large ones, such as rows by hashes of their keys: 12 bytes an entry, and as much again for room. */
export interface NumberTable {
  /** The number of a key; 0 when there is none. */
  readonly get: (key: number) => number
  readonly set: (key: number, value: number) => void
}

const firstSlots = 1024
const mostFull = 0.7

/** Makes a table of keys that are whole numbers above 0 and values from 1 to 2³² − 1. */
export function createNumberTable(): NumberTable {
  let keys = new Float64Array(firstSlots)
  let values = new Uint32Array(firstSlots)
  let count = 0
  // Open addressing: the slot after a full one is tried next.
  const slotOf = (key: number): number => {
    const last = keys.length - 1
    let slot = (key >>> 0) & last
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & last
    return slot
  }
  const grow = (): void => {
    const [oldKeys, oldValues] = [keys, values]
    keys = new Float64Array(oldKeys.length * 2)
    values = new Uint32Array(keys.length)
    for (const [index, key] of oldKeys.entries()) {
      if (key === 0) continue
      const slot = slotOf(key)
      keys[slot] = key
      values[slot] = oldValues[index]!
    }
  }
  return {
    get: (key) => values[slotOf(key)]!,
    set: (key, value) => {
      if (count >= keys.length * mostFull) grow()
      const slot = slotOf(key)
      if (keys[slot] === 0) count++
      keys[slot] = key
      values[slot] = value
    },
  }
}
