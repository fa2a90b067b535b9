import { importTargets, isLookUp, naturalKey } from '@cadre/connect/records'
import type {
  ImportMapping,
  LookUp,
  RecordValues,
  ResolvedWish,
  RowIssue,
  RowReading,
  Wish,
} from '@cadre/connect/records'
import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import type { RowsToApply } from './apply-rows.ts'
import { mayWrite } from './assert-may-import.ts'
import { findByWords } from './find-people.ts'
import type { Found } from './find-people.ts'
import { findReferences, wordKey } from './find-references.ts'
import type { NewReference } from './find-references.ts'

/** What words of rows were found to mean. */
export interface LookUps {
  /** Ids by kinds and word. */
  readonly ids: ReadonlyMap<string, Found>
  readonly fresh: ReadonlyMap<string, Omit<NewReference, 'since'>>
  readonly issues: readonly RowIssue[]
}

const lookUpKey = (kinds: readonly string[], word: string): string => `${kinds.join()} ${wordKey(word)}`

/** Finds what the words of some rows mean: people, and records that are there or are made because rows name them. */
export async function resolveLookUps(
  session: Session,
  { mapping, isInSheet = () => false }: RowsToApply,
  { readings, isDry }: { readonly readings: readonly RowReading[]; readonly isDry: boolean },
): Promise<LookUps> {
  const wanted = readings.flatMap(({ wishes }) =>
    wishes.flatMap(({ values }) => Object.values(values).filter(isLookUp)),
  )
  // A table of figures about families and grades makes none: a word that is misspelt would be one.
  const isOfTable = new Set(
    readings.flatMap(({ wishes }) =>
      wishes
        .filter(({ entity }) => naturalKey(entity).length > 0)
        .flatMap(({ values }) => Object.values(values).filter(isLookUp)),
    ),
  )
  // What the sheet itself brings is not made a second time because a row names it.
  const brought = new Set(readings.flatMap(({ wishes }) => wishes.map(({ entity }) => entity)))
  const ids = new Map<string, Found>()
  const fresh = new Map<string, Omit<NewReference, 'since'>>()
  for (const [kinds, ofKinds] of Map.groupBy(wanted, ({ lookUp }) => lookUp.join())) {
    const words = [...new Set(ofKinds.map(({ text }) => text))]
    if (kinds === 'person') {
      for (const [word, found] of await findByWords(session, words)) {
        const isYetToCome = isDry && 'problem' in found && found.problem === 'nobody' && isInSheet(word)
        ids.set(lookUpKey(['person'], word), isYetToCome ? { id: `new ${word}` } : found)
      }
      continue
    }
    for (const entity of kinds.split(',').filter((name) => name !== 'person')) {
      const values = fixedOf(mapping).get(entity) ?? {}
      const makeable = ofKinds.filter((lookUp) => !isOfTable.has(lookUp)).map(({ text }) => text)
      const found = await findReferences(session, {
        entity,
        words: [...new Set(makeable)],
        values,
        mayCreate: mayWrite(session, entity) && !brought.has(entity),
      })
      for (const [word, id] of found.ids) ids.set(`${kinds} ${word}`, { id })
      for (const [id, reference] of found.fresh) fresh.set(id, reference)
    }
  }
  return { ids, fresh, issues: [] }
}

/** Values that the mapping fixes for what is made anew, by kind. */
function fixedOf({ fixed, defaults }: ImportMapping): Map<string, RecordValues> {
  const byKind = new Map<string, RecordValues>()
  for (const [name, value] of Object.entries({ ...defaults, ...fixed })) {
    const target = importTargets.get(name)
    if (target?.field !== undefined)
      byKind.set(target.entity, { ...byKind.get(target.entity), [target.field]: value })
  }
  return byKind
}

/** What a word was found to mean. */
export function foundFor({ ids }: LookUps, { lookUp, text }: LookUp): Found {
  return ids.get(lookUpKey(lookUp, text)) ?? { problem: 'nobody' }
}

/** The values of a wish with what its words were found to mean; what means nothing has none. */
export function valuesMeant(lookUps: LookUps, { values }: Wish): RecordValues {
  const meant = Object.entries(values).flatMap(([field, value]) => {
    if (!isLookUp(value)) return [[field, value] as const]
    const found = foundFor(lookUps, value)
    return 'id' in found ? [[field, found.id] as const] : []
  })
  return Object.fromEntries(meant)
}

/** What a word does not find is left out, and said so; a record that cannot be without it is left out whole. */
export function resolveWish(
  issues: RowIssue[],
  row: number,
  { wish, lookUps }: { readonly wish: Wish; readonly lookUps: LookUps },
): ResolvedWish {
  const values: Record<string, RecordValues[string]> = {}
  const { columns, defaults = {}, ...rest } = wish
  for (const [field, value] of Object.entries(wish.values)) {
    if (!isLookUp(value)) {
      values[field] = value
      continue
    }
    const found = foundFor(lookUps, value)
    if ('id' in found) values[field] = found.id
    else {
      const isSeveral = found.problem === 'several'
      const what = value.lookUp.join(' or ').replaceAll('_', ' ')
      // Without it, a row of a table says nothing that could be taken.
      const isNeeded = naturalKey(wish.entity).includes(field)
      const count = isSeveral ? `Several ${what} records go` : `No ${what} goes`
      issues.push({
        row,
        column: columns[field] ?? field,
        code: isSeveral ? 'reference_ambiguous' : 'reference_unknown',
        level: isNeeded ? 'error' : 'note',
        message: `${count} by this name; ${isNeeded ? 'mend the cell, or enter it first' : 'the cell is left out'}.`,
      })
      if (entityNamed(wish.entity).fields[field]?.isRequired) return { entity: wish.entity, values: {} }
    }
  }
  const plain = Object.entries(defaults).flatMap(([field, value]) =>
    isLookUp(value) ? [] : [[field, value] as const],
  )
  return { ...rest, values, defaults: Object.fromEntries(plain) }
}
