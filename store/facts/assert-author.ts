import { AppError } from '@cadre/core'
import { rulesFor } from '@cadre/people'
import type { Entity } from '@cadre/people'
import type { Session } from '../database/session.ts'
import type { Values } from './record.ts'

/**
 * Throws `AppError('access-denied')` when values name an author other than the caller: people write in
 * their own name. An office that reaches everybody may enter for others what came on paper.
 */
export function assertAuthor({ caller, errand }: Session, entity: Entity, values: Values): void {
  const { authorField, dataClass } = entity
  const author = authorField === undefined ? undefined : values[authorField]
  if (author === undefined || author === null || author === caller.personId) return
  if (caller.kind === 'system') return
  const rules = rulesFor(caller.roles, { dataClass, act: 'write', purpose: errand.purpose })
  if (rules.some(({ relation }) => relation === 'anyone' || relation === 'region')) return
  throw new AppError('access-denied', 'This account may write in its own name only.')
}
