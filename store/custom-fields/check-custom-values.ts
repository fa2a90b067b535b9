import { AppError, isCivilDate } from '@cadre/core'
import type { DataClass, Entity } from '@cadre/people'
import type { Session } from '../database/session.ts'
import type { CustomValues } from '../facts/record.ts'
import type { CustomField } from './custom-field.ts'
import { listCustomFields } from './custom-fields.ts'
import { reachesOne } from './guarded-fields.ts'

interface CustomWrite {
  readonly custom?: CustomValues | undefined
  readonly subjectId: string | null
}

/**
 * Every path that writes records, or asks for that (`propose`), comes through here. Throws `AppError('record-invalid')`
 * with an issue for each custom value that no definition allows, `access-denied` for a field of a class that the
 * account may not write, or ask for, about this subject.
 */
export async function checkCustomValues(
  session: Session,
  entity: Entity,
  writes: readonly CustomWrite[],
  act: 'write' | 'propose' = 'write',
): Promise<void> {
  if (writes.every(({ custom = {} }) => Object.keys(custom).length === 0)) return
  const definitions = entity.takesCustomFields ? await listCustomFields(session, entity.name) : []
  const byKey = new Map(definitions.filter(({ isRetired }) => !isRetired).map((field) => [field.key, field]))
  for (const { custom = {}, subjectId } of writes) {
    refuseInvalid(custom, byKey)
    const classes = new Set(Object.keys(custom).map((key) => byKey.get(key)!.dataClass))
    classes.delete(entity.dataClass)
    for (const dataClass of classes) await assertMayEnter(session, { dataClass, subjectId, act })
  }
}

interface Guarded {
  readonly dataClass: DataClass
  readonly subjectId: string | null
  readonly act: 'write' | 'propose'
}

/** Who may write a class may ask for it too. */
async function assertMayEnter(session: Session, { dataClass, subjectId, act }: Guarded): Promise<void> {
  if (session.caller.kind === 'system') return
  const acts = act === 'propose' ? (['propose', 'write'] as const) : (['write'] as const)
  for (const one of acts) {
    if (subjectId !== null && (await reachesOne(session, { subjectId, dataClass, act: one }))) return
  }
  throw new AppError(
    'access-denied',
    `A custom field is seen with ${dataClass}, which this account may not ${act === 'write' ? 'write' : 'ask for'} here.`,
  )
}

function refuseInvalid(custom: CustomValues, byKey: ReadonlyMap<string, CustomField>): void {
  const issues = Object.entries(custom).flatMap(([key, value]) => {
    const message = problemOf(byKey.get(key), value)
    return message === undefined ? [] : [{ path: ['body', 'custom', key], code: 'invalid_value', message }]
  })
  const [first] = issues
  if (first)
    throw new AppError('record-invalid', `Custom field ${first.path[2]}: ${first.message}.`, { issues })
}

function problemOf(
  definition: CustomField | undefined,
  value: string | number | boolean | null,
): string | undefined {
  if (!definition) return 'there is no such custom field'
  if (value === null) return undefined
  switch (definition.type) {
    case 'text':
      return typeof value === 'string' && !value.includes('\0') ? undefined : 'must be a text'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : 'must be a number'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false'
    case 'date':
      return typeof value === 'string' && isCivilDate(value) ? undefined : 'must be a date as YYYY-MM-DD'
    case 'choice':
      return typeof value === 'string' && definition.choices.includes(value)
        ? undefined
        : `must be one of ${definition.choices.join(', ')}`
  }
}
