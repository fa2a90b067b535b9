import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Session } from '@cadre/store'
import { holdsRecords, readSpells } from '@cadre/store/features'
import type { LakeStorage } from '@cadre/store/lake'
import { processablePeople } from './processable-people.ts'

interface Looking {
  readonly lake: LakeStorage
  /** Sessions for the purpose that is asked about. */
  readonly inSession: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
}

interface Asked {
  readonly kinds: readonly string[]
  readonly asOf: CivilDate
  readonly knownAt: string
}

/** Throws `AppError('too-little-data')` where no record of these kinds is known by a day, or nobody employed then may be processed for the purpose. */
export async function refuseNothingKnown(
  { lake, inSession }: Looking,
  { kinds, asOf, knownAt }: Asked,
): Promise<void> {
  if (!(await holdsRecords(lake, { kinds, on: asOf, knownAt })))
    throw new AppError(
      'too-little-data',
      `Nothing is known of ${kinds.join(', ').replaceAll('_', ' ')} by ${asOf}: nothing is written.`,
    )
  const employed = (await readSpells(lake, knownAt)).filter(
    ({ from, to }) => from <= asOf && (to === undefined || to > asOf),
  )
  const rows = async function* () {
    yield employed.map(({ personId }) => ({ person_id: personId }))
  }
  for await (const part of processablePeople(inSession)(rows())) if (part.length > 0) return
  const purpose = await inSession(async ({ errand }) => errand.purpose)
  throw new AppError(
    'too-little-data',
    `Nobody employed on ${asOf} may be processed for ${purpose}: nothing is written. People have to be told of it first.`,
  )
}
