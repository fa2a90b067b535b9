import type { Purpose } from '@cadre/people'
import {
  mayProcess,
  nameRecords,
  peerGroups,
  placeAmongPeers,
  reachesScoresOf,
  readModel,
  scoresOfPeers,
  withSystemReach,
} from '@cadre/store'
import type { PeerGroup, PeerScore, Session } from '@cadre/store'
import type { CivilDate } from '@cadre/core'

interface Whose {
  readonly personId: string
  readonly versionId: string
  readonly modelName: string
  readonly asOf: CivilDate
}

/** A group of people, the person among them, who were scored together. */
export interface Peers {
  readonly group: PeerGroup
  /** What the kind of work or the department is called. */
  readonly name: string | null
  readonly scores: readonly PeerScore[]
  /** Whether these are a sample of a larger group. */
  readonly isSample: boolean
  /** So many others at least have to have a value that is told of. */
  readonly fewestOthers: number
}

/** So many others at least, more where the reader could not look at each of them: fewer could be told apart. */
const fewestOthers = { reached: 10, unreached: 15 } as const

/**
 * The people beside whom somebody is looked at: of the same kind of work, of the same department where those are too few, and of
 * everybody scored together where these are too. `undefined` where even they are. Who may not be processed for the purpose of the
 * model is not among them. In a session with the reach of the system.
 */
export async function findPeers(session: Session, whose: Whose): Promise<Peers | undefined> {
  const find = (fewest: number): Promise<Peers | undefined> =>
    withSystemReach(session, (system) => findGroup(system, whose, { fewest }))
  const found = await find(fewestOthers.reached)
  const others = found?.scores.map(({ personId }) => personId).filter((id) => id !== whose.personId) ?? []
  if (!found || (await reachesScoresOf(session, others))) return found
  return find(fewestOthers.unreached)
}

interface GroupOptions {
  readonly fewest: number
  readonly most?: number
}

/** The narrowest group with so many others. For the system alone. */
export async function findGroup(
  session: Session,
  whose: Whose,
  { fewest, most }: GroupOptions,
): Promise<Peers | undefined> {
  const { purpose } = await readModel(session, whose.modelName)
  const { familyId, departmentId } = await placeAmongPeers(session, whose.personId, whose.asOf)
  const ids = { 'job family': familyId, department: departmentId, everybody: undefined }
  for (const group of peerGroups) {
    const id = ids[group]
    if (id === null) continue
    const place = {
      ...(group === 'job family' && { familyId: id! }),
      ...(group === 'department' && { departmentId: id! }),
    }
    const drawn = await scoresOfPeers(session, whose, place, { ...(most !== undefined && { most }) })
    const scores = await allowedOf(session, purpose as Purpose, drawn.scores)
    const others = scores.filter(({ personId }) => personId !== whose.personId)
    if (others.length < fewest) continue
    const name = id === undefined ? null : ((await nameRecords(session, [id]))[id] ?? null)
    return { group, name, scores, isSample: drawn.isSample, fewestOthers: fewest }
  }
  return undefined
}

async function allowedOf(
  session: Session,
  purpose: Purpose,
  scores: readonly PeerScore[],
): Promise<readonly PeerScore[]> {
  const asked = await mayProcess(
    session,
    purpose,
    scores.map(({ personId }) => personId),
  )
  const allowed = new Set(asked.flatMap(({ subjectId, refusal }) => (refusal === null ? [subjectId] : [])))
  return scores.filter(({ personId }) => allowed.has(personId))
}
