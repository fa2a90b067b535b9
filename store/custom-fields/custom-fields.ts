import { AppError } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import type { DataClass } from '@cadre/people'
import type { Session } from '../database/session.ts'
import type { CustomField } from './custom-field.ts'

/** The custom fields of a kind of record, or of all, retired ones too. */
export async function listCustomFields(session: Session, entity?: string): Promise<CustomField[]> {
  let query = session.trx
    .selectFrom('app.custom_field')
    .select(['entity', 'key', 'label', 'type', 'choices', 'data_class', 'is_retired'])
    .orderBy('entity')
    .orderBy('key')
  if (entity !== undefined) query = query.where('entity', '=', entity)
  return (await query.execute()).map(({ data_class, is_retired, ...field }) => ({
    ...field,
    dataClass: data_class as DataClass,
    isRetired: is_retired,
  }))
}

/** Adds a custom field. Throws `AppError` `record-invalid` or, when the key is taken, `record-conflict`. */
export async function defineCustomField(
  session: Session,
  field: Omit<CustomField, 'isRetired'>,
): Promise<CustomField> {
  assertSound(field)
  const { entity, key, label, type, choices, dataClass } = field
  await session.trx
    .insertInto('app.custom_field')
    .values({
      entity,
      key,
      label,
      type,
      choices: [...choices],
      data_class: dataClass,
      created_by: session.caller.accountId,
    })
    .execute()
  session.note({
    act: 'create',
    entity: 'custom_field',
    subjects: [],
    detail: { entity, key, type, dataClass },
  })
  return { ...field, isRetired: false }
}

/** Changes what a custom field is called, adds choices, retires it or takes it into use again. */
export async function changeCustomField(
  session: Session,
  { entity, key }: Pick<CustomField, 'entity' | 'key'>,
  change: Partial<Pick<CustomField, 'label' | 'choices' | 'isRetired'>>,
): Promise<CustomField> {
  const before = (await listCustomFields(session, entity)).find((field) => field.key === key)
  if (!before) throw new AppError('record-missing', `${entity} has no custom field "${key}".`)
  const after = { ...before, ...change }
  assertSound(after)
  await session.trx
    .updateTable('app.custom_field')
    .set({ label: after.label, choices: [...after.choices], is_retired: after.isRetired })
    .where('entity', '=', entity)
    .where('key', '=', key)
    .execute()
  session.note({
    act: 'amend',
    entity: 'custom_field',
    subjects: [],
    detail: { entity, key, fields: Object.keys(change) },
  })
  return after
}

function assertSound({ entity, type, choices, dataClass }: Omit<CustomField, 'isRetired'>): void {
  const declared = entityNamed(entity)
  if (!declared.takesCustomFields) throw invalid('entity', `${entity} takes no custom fields`)
  if ((type === 'choice') !== choices.length > 0)
    throw invalid('choices', type === 'choice' ? 'a choice needs choices' : 'only a choice has choices')
  if (dataClass === declared.dataClass) return
  if (dataClass === 'protected')
    throw invalid('dataClass', 'protected attributes have a store of their own and are no custom field')
  if (declared.subject !== 'person')
    throw invalid(
      'dataClass',
      `fields of ${entity} are seen by whoever sees the record: ${declared.dataClass}`,
    )
}

function invalid(field: string, message: string): AppError {
  return new AppError('record-invalid', `${message.charAt(0).toUpperCase()}${message.slice(1)}.`, {
    issues: [{ path: ['body', field], code: 'invalid_value', message }],
  })
}
