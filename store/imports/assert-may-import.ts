import { AppError } from '@cadre/core'
import type { ImportMapping } from '@cadre/connect/records'
import { entityNamed, rulesFor } from '@cadre/people'
import type { DataClass } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { readImportTargets } from './read-targets.ts'

/**
 * The class whose writing an import of a class takes. Protected attributes are written by people about
 * themselves; an office that keeps contracts may bring what they said in a sheet, and never reads it.
 */
export function classToWrite(dataClass: DataClass): DataClass {
  return dataClass === 'protected' ? 'employment' : dataClass
}

/** Throws `AppError` `column-unknown` for a target that does not exist, `access-denied` for one the account may not write. */
export async function assertMayImport(session: Session, mapping: ImportMapping): Promise<void> {
  const { caller, errand } = session
  const targets = await readImportTargets(session)
  const names = [
    ...mapping.columns.flatMap(({ to }) => to ?? []),
    ...Object.keys({ ...mapping.fixed, ...mapping.defaults }),
  ]
  for (const name of names) {
    const target = targets.get(name)
    if (!target)
      throw new AppError(
        'column-unknown',
        `Nothing is called "${name}" that a column could go to. GET /import-targets lists what there is.`,
        { target: name },
      )
    if (caller.kind === 'system' || target.entity === 'row') continue
    const dataClass = target.custom?.dataClass ?? classToWrite(entityNamed(target.entity).dataClass)
    if (rulesFor(caller.roles, { dataClass, act: 'write', purpose: errand.purpose }).length > 0) continue
    throw new AppError(
      'access-denied',
      `This account may not write ${dataClass} data, so no column may go to ${name}.`,
      { target: name },
    )
  }
}

/** Whether the account may bring records of a kind at all; which, the row policies decide. */
export function mayWrite(
  { caller, errand }: Pick<Session, 'caller' | 'errand'>,
  entity: string,
  dataClass: DataClass = classToWrite(entityNamed(entity).dataClass),
): boolean {
  if (caller.kind === 'system') return true
  return rulesFor(caller.roles, { dataClass, act: 'write', purpose: errand.purpose }).length > 0
}
