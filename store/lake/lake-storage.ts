/**
 * Where the lake keeps its files: a folder, or a bucket with a cache. Places are paths with slashes. What
 * is published appears whole or not at all, and is never changed.
 */
export interface LakeStorage {
  /** Which version of Cadre writes here; null where that is not said. */
  readonly codeVersion: string | null
  /** A folder of its own to make files in; `discard` it when they are published or given up. */
  readonly workspace: () => Promise<{ readonly folder: string; readonly discard: () => Promise<void> }>
  /** Moves a folder to its place; `false` when something is there already. */
  readonly publish: (folder: string, place: string) => Promise<boolean>
  /** Writes one small file; `false` when something is there already. */
  readonly put: (place: string, text: string) => Promise<boolean>
  /** Text of a small file; `undefined` when it is not there. */
  readonly read: (place: string) => Promise<string | undefined>
  /** Names directly under a place, sorted; none when it is not there. */
  readonly list: (place: string) => Promise<string[]>
  /** Path of a published file on this machine. */
  readonly fetch: (place: string) => Promise<string>
  readonly remove: (place: string) => Promise<void>
}
