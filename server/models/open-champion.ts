import { AppError } from '@cadre/core'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { findStanding } from '@cadre/store'
import type { Session, VersionLine } from '@cadre/store'
import { openVersion } from './opened-versions.ts'

/** The version of a model that answers, opened. Throws `AppError('record-missing')` while none does. */
export async function openChampion(
  session: Session,
  name: string,
): Promise<{ readonly bundle: OpenedBundle; readonly version: VersionLine }> {
  const version = await findStanding(session, name, 'champion')
  if (!version)
    throw new AppError(
      'record-missing',
      `No version of a model "${name}" answers yet. Have one approved first.`,
      { name },
    )
  return { bundle: await openVersion(session, version.id), version }
}
