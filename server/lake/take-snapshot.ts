import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entities, entityNamed } from '@cadre/people'
import type { Session } from '@cadre/store'
import {
  isSettled,
  markMoment,
  onlyProcessable,
  peopleShape,
  readPeopleTable,
  readRecordsOn,
  recordShape,
  writeSet,
} from '@cadre/store/lake'
import type { LakeManifest, LakeStorage } from '@cadre/store/lake'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

type Enter = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>

/** Which tables can be written: people joined, or the records of one kind. */
export const snapshotTables: readonly [string, ...string[]] = ['people', ...entities.map(({ name }) => name)]

export const snapshotMoment = z.object({ asOf: z.string(), knownAt: z.string(), endOf: z.number() })
type SnapshotMoment = z.output<typeof snapshotMoment>

interface Wanted {
  readonly table: string
  readonly asOf?: CivilDate | undefined
  readonly knownAt?: string | undefined
}

/** Marks the day and the moment of a snapshot, today and now unless others are said. */
export async function markSnapshot(
  session: Session,
  { table, asOf, knownAt }: Wanted,
): Promise<SnapshotMoment> {
  const marked = { ...(await markMoment(session, knownAt)), asOf: asOf ?? session.errand.today }
  session.note({
    act: 'write data set',
    entity: 'lake',
    subjects: [],
    detail: { table, asOf: marked.asOf, knownAt: marked.knownAt },
  })
  return marked
}

const settleTries = 600

/** Waits for transactions that were open at the moment: what they enter belongs to it too. Throws `AppError('store-locked')` after a minute. */
export async function waitUntilSettled(
  enter: Enter,
  moment: SnapshotMoment,
  signal?: AbortSignal,
): Promise<void> {
  for (let tries = 0; tries < settleTries; tries++) {
    if (await enter((session) => isSettled(session, moment))) return
    await pause(100, undefined, signal && { signal })
  }
  throw new AppError(
    'store-locked',
    'A transaction has been open for a minute; what is known at the moment is not settled before it ends. Try again later.',
  )
}

interface Snapshot {
  readonly lake: LakeStorage
  readonly enter: Enter
  readonly table: string
  readonly now: Date
  readonly signal?: AbortSignal
}

/**
 * Writes a table as of a day, as known at a moment, for the purpose of the sessions; who may not be processed for it is not
 * in it. What was written before for the same three stays as it is.
 */
export async function writeSnapshot(
  { lake, enter, table, now, signal }: Snapshot,
  { asOf, knownAt }: SnapshotMoment,
): Promise<LakeManifest> {
  const purpose = await enter(async ({ errand }) => errand.purpose)
  const sequence = [
    asOf,
    knownAt.replace(/[^0-9TZ]/g, ''),
    ...(purpose === 'operation' ? [] : [purpose]),
  ].join('.')
  const shared = { sequence, asOf, knownAt, now, ...(signal && { signal }) }
  if (table === 'people') {
    const source = 'people with contract, position, manager and base pay'
    return writeSet(
      lake,
      { ...shared, name: 'people', ...peopleShape, source },
      onlyProcessable(enter, peopleShape.columns, readPeopleTable(enter, { asOf, knownAt })),
    )
  }
  const entity = entityNamed(table)
  const isProtected = entity.dataClass === 'protected'
  const name = `${isProtected ? 'protected/' : ''}as_of/${table}`
  const set = { ...shared, name, ...recordShape(entity), source: `records of ${table}`, isProtected }
  return writeSet(
    lake,
    set,
    onlyProcessable(enter, set.columns, readRecordsOn(enter, entity, { asOf, knownAt })),
  )
}
