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
  const version = await championOf(session, name)
  if (!version)
    throw new AppError(
      'record-missing',
      `No version of a model "${name}" answers yet. Have one approved first.`,
      { name },
    )
  return { bundle: await openVersion(session, version.id), version }
}

/** The champions that requests of one transaction have asked for. */
const asked = new WeakMap<Session['trx'], Map<string, Promise<VersionLine | undefined>>>()

function championOf(session: Session, name: string): Promise<VersionLine | undefined> {
  const known = asked.get(session.trx) ?? new Map<string, Promise<VersionLine | undefined>>()
  asked.set(session.trx, known)
  const found = known.get(name) ?? findStanding(session, name, 'champion')
  known.set(name, found)
  return found
}
