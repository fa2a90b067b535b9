import { naturalKey, naturalKeyText } from '@cadre/connect/records'
import type { Wish } from '@cadre/connect/records'
import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { nameField, readNames, wordKey } from './find-references.ts'
import { findByNaturalKey } from './find-by-natural-key.ts'
import { loadRecords } from './load-records.ts'
import type { LoadedRecord } from './load-records.ts'
import { valuesMeant } from './look-ups.ts'
import type { LookUps } from './look-ups.ts'

/** Records of the organisation that rows are about. */
export interface OrganisationRecords {
  /** The records that a wish is about: one by its id or its name, or all of its key. */
  readonly of: (wish: Wish) => readonly LoadedRecord[]
  /** Kind and key of a wish that is known by no name; those that mean one thing have one text. */
  readonly keyOf: (wish: Wish) => string
}

/** Finds and loads the departments, jobs and the like that rows are about. */
export async function loadOrganisation(
  session: Session,
  wishes: readonly Wish[],
  lookUps: LookUps,
): Promise<OrganisationRecords> {
  const keyOf = (wish: Wish): string => {
    const values = valuesMeant(lookUps, wish)
    return naturalKeyText(wish.entity, (field) => values[field])
  }
  const ids = new Map<Wish, readonly string[]>()
  const loaded = new Map<string, ReadonlyMap<string, readonly LoadedRecord[]>>()
  const about = wishes.filter(({ entity }) => entityNamed(entity).subject === 'organisation')
  for (const [entity, ofKind] of Map.groupBy(about, (wish) => wish.entity)) {
    const isKeyed = naturalKey(entity).length > 0
    const keyed = isKeyed && ofKind.some(({ id }) => id === undefined)
    const byKey = keyed ? await findByNaturalKey(session, entity) : undefined
    const names = isKeyed ? undefined : await readNames(session, entity)
    for (const wish of ofKind) {
      const named = names?.get(wordKey(titleOf(wish)))
      const found = byKey?.get(keyOf(wish)) ?? (named === undefined ? [] : [named])
      ids.set(wish, wish.id === undefined ? found : [wish.id])
    }
    const wanted = [...new Set(ofKind.flatMap((wish) => ids.get(wish)!))]
    loaded.set(entity, (await loadRecords(session, wanted, [{ name: entity }])).get(entity) ?? new Map())
  }
  return {
    of: (wish) => (ids.get(wish) ?? []).flatMap((id) => loaded.get(wish.entity)?.get(id) ?? []),
    keyOf,
  }
}

function titleOf({ entity, values }: Wish): string {
  const title = values[nameField(entity) ?? '']
  return typeof title === 'string' ? title : ''
}
