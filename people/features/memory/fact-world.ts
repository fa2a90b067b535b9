import type { CivilDate } from '@cadre/core'

/** A version of a record: what was believed of it from one moment to another. */
export interface FactVersion {
  /** Its place among all versions of its kind. */
  readonly version: number
  readonly id: string
  readonly personId?: string | undefined
  readonly validFrom: CivilDate
  readonly validTo?: CivilDate | undefined
  /** Instants, as UTC text of one length. */
  readonly recordedFrom: string
  readonly recordedTo?: string | undefined
  readonly values: Readonly<Record<string, unknown>>
}

/** Versions by kind of record and by the value of a field, each list looked through once. */
export interface FactWorld {
  readonly versions: (entity: string) => readonly FactVersion[]
  /** Those whose field (of a person, of an id, of a value) holds this. */
  readonly versionsWhere: (entity: string, field: string, value: string) => readonly FactVersion[]
}

/** Records to evaluate features over, by kind. */
export function factWorld(records: ReadonlyMap<string, readonly FactVersion[]>): FactWorld {
  const indexes = new Map<string, Map<string, FactVersion[]>>()
  const indexOf = (entity: string, field: string): Map<string, FactVersion[]> => {
    const key = `${entity} ${field}`
    let index = indexes.get(key)
    if (!index) indexes.set(key, (index = indexBy(records.get(entity) ?? [], field)))
    return index
  }
  return {
    versions: (entity) => records.get(entity) ?? [],
    versionsWhere: (entity, field, value) => indexOf(entity, field).get(value) ?? [],
  }
}

/** Text in a record's field; also whose it is and its id. */
export function textIn({ id, personId, values }: FactVersion, field: string): string | undefined {
  if (field === 'id') return id
  if (field === 'personId') return personId
  const value = values[field]
  return typeof value === 'string' ? value : undefined
}

function indexBy(versions: readonly FactVersion[], field: string): Map<string, FactVersion[]> {
  const index = new Map<string, FactVersion[]>()
  for (const version of versions) {
    const value = textIn(version, field)
    if (value === undefined) continue
    const same = index.get(value)
    if (same) same.push(version)
    else index.set(value, [version])
  }
  return index
}
