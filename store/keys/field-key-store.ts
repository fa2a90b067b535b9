import { AppError } from '@cadre/core'
import { randomBytes } from 'node:crypto'
import type { FieldKeys, KeySource } from '../database/field-cipher.ts'

/** Where field keys are kept; never in the database that they protect. */
export interface FieldKeyStore {
  readonly read: KeySource
  /** Adds a key and makes it the current one; returns its id. */
  readonly addKey: () => number
  /** Forgets a key that is not the current one. */
  readonly dropKey: (id: number) => void
}

export const fieldKeyBytes = 32

/** A first set of keys. */
export function newFieldKeys(): FieldKeys {
  return {
    currentId: 1,
    keys: new Map([[1, randomBytes(fieldKeyBytes)]]),
    pseudonymKey: randomBytes(fieldKeyBytes),
  }
}

/** Keys with one more, which becomes the current one. Ids are never used twice. */
export function withNewKey(keys: FieldKeys): FieldKeys {
  const id = Math.max(...keys.keys.keys()) + 1
  return { ...keys, currentId: id, keys: new Map([...keys.keys, [id, randomBytes(fieldKeyBytes)]]) }
}

/** Keys without one. Throws `AppError('record-conflict')` for the current key. */
export function withoutKey(keys: FieldKeys, id: number): FieldKeys {
  if (id === keys.currentId) {
    throw new AppError('record-conflict', `Key ${id} is the current one. Rotate first, then retire it.`)
  }
  return { ...keys, keys: new Map([...keys.keys].filter(([other]) => other !== id)) }
}

/** Keys that live as long as the process: for tests and trials. */
export function fieldKeysInMemory(): FieldKeyStore {
  let keys = newFieldKeys()
  return {
    read: () => keys,
    addKey: () => {
      keys = withNewKey(keys)
      return keys.currentId
    },
    dropKey: (id) => {
      keys = withoutKey(keys, id)
    },
  }
}
