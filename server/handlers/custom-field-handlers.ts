import { entityNamed, rulesFor } from '@cadre/people'
import { changeCustomField, defineCustomField, listCustomFields } from '@cadre/store'
import type { CustomField } from '@cadre/store'
import type { Call } from '../context.ts'

/** A field is named to whoever may read both its record's class and its own. */
export async function handleListCustomFields({ session, query }: Call): Promise<unknown> {
  const { roles } = session.caller
  const { purpose } = session.errand
  const mayRead = ({ entity, dataClass }: CustomField): boolean =>
    [entityNamed(entity).dataClass, dataClass].every(
      (needed) => rulesFor(roles, { dataClass: needed, act: 'read', purpose }).length > 0,
    )
  const fields = await listCustomFields(session, query['entity'] as string | undefined)
  return { items: fields.filter(mayRead) }
}

export async function handleCreateCustomField({ session, body }: Call): Promise<unknown> {
  const field = body as Omit<CustomField, 'isRetired' | 'dataClass'> & Partial<Pick<CustomField, 'dataClass'>>
  const dataClass = field.dataClass ?? entityNamed(field.entity).dataClass
  return defineCustomField(session, { ...field, dataClass })
}

export async function handleChangeCustomField({ session, params, body }: Call): Promise<unknown> {
  const field = { entity: String(params['entity']), key: String(params['key']) }
  return changeCustomField(session, field, body as Partial<CustomField>)
}
