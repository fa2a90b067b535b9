import { entityNamed } from '@cadre/people'
import type { ImportMapping } from './import-mapping.ts'
import { recordSlots } from './record-slots.ts'
import type { RowReading, Wish } from './record-value.ts'

/** Whether somebody may have several records of a kind at a time, so that a sheet may have several rows for them. */
function isOneOfMany(kind: string): boolean {
  const slot = recordSlots[kind]
  return slot === undefined || slot.by.length > 0
}

/** Kinds of records that rows of one person differ by: of which there are many, or that the sheet names by id. */
export function kindsOfMany({ columns }: ImportMapping): string[] {
  const targets = columns.flatMap(({ to }) => to ?? [])
  const kinds = [...new Set(targets.map((target) => target.slice(0, target.indexOf('.'))))]
  return kinds.filter((kind) => {
    if (kind === 'row' || kind === 'person' || kind === 'candidate') return false
    if (entityNamed(kind).subject === 'organisation') return false
    return isOneOfMany(kind) || targets.includes(`${kind}.id`)
  })
}

/** What a row is about beside the person: which of several records; empty when it is about the person alone. */
export function rowIdentity({ at, wishes }: RowReading, kinds: readonly string[]): string {
  const many = wishes.filter(({ entity }) => kinds.includes(entity))
  return many.length === 0 ? '' : JSON.stringify(many.map((wish) => [wish.entity, partsOf(wish, at)]))
}

function partsOf({ entity, id, from, values }: Wish, at: string): unknown {
  // A record has a row for each of its versions.
  if (id !== undefined) return [id, from]
  const by = recordSlots[entity]?.by ?? tellingFields(entity)
  return [from ?? at, by.map((field) => values[field] ?? null)]
}

const telling = new Map<string, readonly string[]>()

/** What every record of the kind must say, of what tells one from another. */
export function tellingFields(entity: string): readonly string[] {
  let fields = telling.get(entity)
  if (!fields) telling.set(entity, (fields = findTelling(entity)))
  return fields
}

function findTelling(entity: string): string[] {
  return Object.entries(entityNamed(entity).fields).flatMap(([name, { type, isRequired }]) =>
    isRequired && (type === 'choice' || type === 'reference' || type === 'text') ? [name] : [],
  )
}
