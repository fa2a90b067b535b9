import type { SnapshotFigures } from '@cadre/lifecycle/feature-figures'
import { sealedSecret } from '@cadre/store'
import type { Session } from '@cadre/store'
import { keepFigures, listSets, openSet, readFigures } from '@cadre/store/lake'
import type { LakeManifest, LakeStorage } from '@cadre/store/lake'
import { runInThread } from '../models/run-in-thread.ts'
import type { FiguresTask } from './figures-thread.ts'
import { snapshotPurposes } from './snapshot-purposes.ts'
import type { SnapshotPurpose } from './snapshot-purposes.ts'

const figuresThread = new URL('./figures-thread.ts', import.meta.url)

/** A snapshot of the features that may be used for a purpose, of one day. */
export interface Snapshot {
  readonly purpose: SnapshotPurpose
  readonly asOf: string
  readonly manifest: LakeManifest
}

/** Snapshots by purpose, newest day first; of one day the one that was written last. */
export async function listSnapshots(lake: LakeStorage): Promise<Snapshot[]> {
  const found = new Map<string, Snapshot>()
  const sets = (await listSets(lake)).toSorted((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1))
  for (const manifest of sets) {
    const purpose = snapshotPurposes.find((one) => manifest.name === `features/${one}`)
    const { asOf } = manifest
    if (purpose && asOf !== null) found.set(`${purpose} ${asOf}`, { purpose, asOf, manifest })
  }
  return [...found.values()].toSorted((a, b) => (a.asOf > b.asOf ? -1 : 1))
}

interface Making {
  readonly context: { readonly lake: LakeStorage }
  readonly inSession: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
  readonly signal: AbortSignal
}

/**
 * Counts what can be told of every snapshot that has no figures yet, oldest first: a new one, and those that somebody was erased from. In a thread
 * of its own; returns how many were made.
 */
export async function makeFigures({ context: { lake }, inSession, signal }: Making): Promise<number> {
  const key = await inSession((session) => sealedSecret(session, 'aggregates'))
  const snapshots = (await listSnapshots(lake)).toReversed()
  let made = 0
  for (const snapshot of snapshots) {
    if (await readFigures(lake, snapshot.manifest.hash)) continue
    const before = snapshots.findLast(
      ({ purpose, asOf }) => purpose === snapshot.purpose && asOf < snapshot.asOf,
    )
    const [own, earlier] = [await rowsOf(lake, snapshot), before && (await rowsOf(lake, before))]
    const task: FiguresTask = { own, earlier, key }
    const figures = await runInThread<FiguresTask, SnapshotFigures>(figuresThread, task, { signal })
    const { people, features, clusters } = figures
    const kept = {
      formatVersion: 1 as const,
      comparedWith: before?.asOf ?? null,
      people,
      features: features.map((feature) => ({
        ...feature,
        bars: [...feature.bars],
        goesWith: [...feature.goesWith],
      })),
      clusters: clusters.map((names) => [...names]),
    }
    if (await keepFigures(lake, own.content.hash, kept)) made++
  }
  return made
}

async function rowsOf(lake: LakeStorage, { purpose, manifest }: Snapshot): Promise<FiguresTask['own']> {
  const { content, path } = await openSet(lake, manifest.name, { purpose, sequence: manifest.sequence })
  return { content, path }
}
