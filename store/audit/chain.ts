import { createHash } from 'node:crypto'

/** One entry of the audit trail. */
export interface TrailEntry {
  readonly id: number
  /** ISO 8601 with microseconds, UTC, by the clock of the database. */
  readonly at: string
  readonly accountId: string
  readonly sessionId: string | null
  readonly act: string
  readonly entity: string
  readonly subjects: readonly string[]
  readonly purpose: string
  readonly requestId: string
  readonly route: string
  readonly detail: Readonly<Record<string, unknown>>
  /** Salted digests of what stood there before and after a write; the salts are kept apart. */
  readonly before: string | null
  readonly after: string | null
  readonly saltId: string | null
}

/** An entry in its place in the chain. */
export interface TrailLine {
  readonly sequence: number
  readonly entry: TrailEntry
  readonly chainHash: string
}

/** What stands before the first entry. */
export const chainStart = digest('cadre audit trail 1')

/**
 * The hash of a link: SHA-256, base64url, over the hash before it, its sequence and the digest of its
 * entry, so that no entry can be changed, moved, left out or put in without changing all that follow.
 */
export function chainHash(previous: string, sequence: number, entry: TrailEntry): string {
  return digest(`${previous}\n${sequence}\n${digest(textOfEntry(entry))}`)
}

/** The digest of a value with a salt: without the salt it says nothing, however few values there can be. */
export function saltedDigest(value: unknown, salt: string): string {
  return saltedDigestOfText(canonicalJson(value), salt)
}

/** The same of a value whose canonical JSON is there already. */
export function saltedDigestOfText(canonical: string, salt: string): string {
  return digest(`${salt}\n${canonical}`)
}

/** JSON with the keys of every object in order: equal values are equal texts. */
export function canonicalJson(value: unknown): string {
  return textOf(value) ?? 'null'
}

/** Nothing for what JSON leaves out. Written out by hand: a replacer takes ten times as long, and every write asks. */
function textOf(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((part) => textOf(part) ?? 'null').join()}]`
  if ('toJSON' in value && typeof value.toJSON === 'function') return textOf(value.toJSON())
  const parts: string[] = []
  for (const name of Object.keys(value).sort()) {
    const text = textOf((value as Readonly<Record<string, unknown>>)[name])
    if (text !== undefined) parts.push(`${JSON.stringify(name)}:${text}`)
  }
  return `{${parts.join()}}`
}

function textOfEntry(entry: TrailEntry): string {
  const { id, at, accountId, sessionId, act, entity, subjects, purpose, requestId, route } = entry
  const { detail, before, after, saltId } = entry
  const who = [id, at, accountId, sessionId]
  return `${JSON.stringify([...who, act, entity, subjects, purpose, requestId, route, before, after, saltId])}\n${canonicalJson(detail)}`
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url')
}
