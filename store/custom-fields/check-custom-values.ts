import { AppError, isCivilDate } from '@cadre/core'
import type { Entity } from '@cadre/people'
import type { Session } from '../database/session.ts'
import type { CustomValues } from '../facts/record.ts'

interface Definition {
  readonly key: string
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'choice'
  readonly choices: readonly string[]
}

/** Throws `AppError('record-invalid')` with an issue for each custom value that no definition allows. */
export async function checkCustomValues(
  session: Session,
  entity: Entity,
  custom: CustomValues = {},
): Promise<void> {
  const keys = Object.keys(custom)
  if (keys.length === 0) return
  const definitions = entity.takesCustomFields
    ? await session.trx
        .selectFrom('app.custom_field')
        .select(['key', 'type', 'choices'])
        .where('entity', '=', entity.name)
        .where('is_retired', '=', false)
        .where('key', 'in', keys)
        .execute()
    : []
  const byKey = new Map<string, Definition>(definitions.map((definition) => [definition.key, definition]))
  const issues = keys.flatMap((key) => {
    const message = problemOf(byKey.get(key), custom[key] ?? null)
    return message === undefined ? [] : [{ path: ['body', 'custom', key], code: 'invalid_value', message }]
  })
  if (issues.length === 0) return
  throw new AppError('record-invalid', `Custom field ${issues[0]!.path[2]}: ${issues[0]!.message}.`, {
    issues,
  })
}

function problemOf(
  definition: Definition | undefined,
  value: string | number | boolean | null,
): string | undefined {
  if (!definition) return 'there is no such custom field'
  if (value === null) return undefined
  switch (definition.type) {
    case 'text':
      return typeof value === 'string' ? undefined : 'must be a text'
    case 'number':
      return typeof value === 'number' ? undefined : 'must be a number'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false'
    case 'date':
      return typeof value === 'string' && isCivilDate(value) ? undefined : 'must be a date as YYYY-MM-DD'
    case 'choice':
      return definition.choices.includes(String(value))
        ? undefined
        : `must be one of ${definition.choices.join(', ')}`
  }
}
