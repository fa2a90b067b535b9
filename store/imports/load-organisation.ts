import type { Wish } from '@cadre/connect/records'
import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { nameField, readNames, wordKey } from './find-references.ts'
import { loadRecords } from './load-records.ts'
import type { LoadedRecord } from './load-records.ts'

/** Records of the organisation that rows are about. */
export interface OrganisationRecords {
  /** The record that a wish is about, by its id or its name. */
  readonly of: (wish: Wish) => LoadedRecord | undefined
}

/** Finds and loads the departments, jobs and the like that rows are about. */
export async function loadOrganisation(
  session: Session,
  wishes: readonly Wish[],
): Promise<OrganisationRecords> {
  const ids = new Map<Wish, string>()
  const loaded = new Map<string, ReadonlyMap<string, readonly LoadedRecord[]>>()
  const about = wishes.filter(({ entity }) => entityNamed(entity).subject === 'organisation')
  for (const [entity, ofKind] of Map.groupBy(about, (wish) => wish.entity)) {
    const names = await readNames(session, entity)
    for (const wish of ofKind) {
      const id = wish.id ?? names.get(wordKey(titleOf(wish)))
      if (id !== undefined) ids.set(wish, id)
    }
    const wanted = [...new Set(ofKind.flatMap((wish) => ids.get(wish) ?? []))]
    loaded.set(entity, (await loadRecords(session, wanted, [{ name: entity }])).get(entity) ?? new Map())
  }
  return { of: (wish) => loaded.get(wish.entity)?.get(ids.get(wish) ?? '')?.[0] }
}

function titleOf({ entity, values }: Wish): string {
  const title = values[nameField(entity) ?? '']
  return typeof title === 'string' ? title : ''
}
