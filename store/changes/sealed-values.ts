import type { Entity } from '@cadre/people'
import type { Session } from '../database/session.ts'
import type { CustomValues, Values } from '../facts/record.ts'
import type { ProposedChange } from './change-request.ts'

interface SplitChange {
  readonly open: ProposedChange
  readonly sealed: Buffer | null
}

/** Takes out of a change the values that records keep encrypted, and seals them to the request's id. */
export function sealChange(
  { cipher }: Session,
  entity: Entity,
  { id, change }: { readonly id: string; readonly change: ProposedChange },
): SplitChange {
  const values = valuesOf(change)
  const isSecret = (name: string): boolean => {
    const field = entity.fields[name]
    return field?.type === 'text' && field.isEncrypted
  }
  const secret = Object.entries(values).filter(([name, value]) => isSecret(name) && value !== null)
  if (secret.length === 0) return { open: change, sealed: null }
  const names = new Set(secret.map(([name]) => name))
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)))
  return {
    open: withValues(change, rest),
    sealed: cipher.seal(JSON.stringify(Object.fromEntries(secret)), placeOf(id)),
  }
}

/** Puts the sealed values of a request back into its change. */
export function openChange(
  { cipher }: Session,
  {
    id,
    change,
    sealed,
  }: { readonly id: string; readonly change: ProposedChange; readonly sealed: Buffer | null },
): ProposedChange {
  if (sealed === null) return change
  return withValues(change, { ...valuesOf(change), ...JSON.parse(cipher.open(sealed, placeOf(id))) })
}

/** The values that a change sets. */
export function valuesOf(change: ProposedChange): Values {
  if (change.operation === 'end') return {}
  return change.operation === 'create' ? change.record.values : change.change.values
}

/** The custom values that a change sets. */
export function customOf(change: ProposedChange): CustomValues {
  if (change.operation === 'end') return {}
  return (change.operation === 'create' ? change.record.custom : change.change.custom) ?? {}
}

/** The same change with other custom values. */
export function withCustom(change: ProposedChange, custom: CustomValues): ProposedChange {
  if (change.operation === 'end') return change
  if (change.operation === 'create') return { ...change, record: { ...change.record, custom } }
  return { ...change, change: { ...change.change, custom } }
}

/** The same change with other values. */
export function withValues(change: ProposedChange, values: Values): ProposedChange {
  if (change.operation === 'end') return change
  if (change.operation === 'create') return { ...change, record: { ...change.record, values } }
  return { ...change, change: { ...change.change, values } }
}

const placeOf = (rowId: string) => ({ table: 'app.change_request', column: 'sealed', rowId })
