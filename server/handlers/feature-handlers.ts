import { AppError } from '@cadre/core'
import { mayReadFigures } from '@cadre/people'
import type { DataClass, Purpose } from '@cadre/people'
import { featureCatalogue, featureNamed, fieldsOf } from '@cadre/people/features'
import type { Feature } from '@cadre/people/features'
import { importanceOfFeatures, listFeatureUses, managesAll, modelsOfFeatures } from '@cadre/store'
import type { Session } from '@cadre/store'
import { erasedAt, listSets, readContent, readFigures } from '@cadre/store/lake'
import type { LakeFigures, LakeStorage } from '@cadre/store/lake'
import type { Call } from '../context.ts'
import { downToFive } from '../lake/down-to-five.ts'
import { listSnapshots } from '../lake/feature-figures.ts'
import type { Snapshot } from '../lake/feature-figures.ts'

/** Snapshots that are shown of a feature over time. */
const lastSnapshots = 12

/** Whether the caller may have figures of some classes of data, of those who may be processed for a purpose. */
type MayRead = (classes: readonly DataClass[], purpose: Purpose) => boolean

async function readingOf(session: Session): Promise<MayRead> {
  const reader = { roles: session.caller.roles, reachesAll: await managesAll(session) }
  return (classes, purpose) => mayReadFigures(reader, { classes, purpose })
}

type Counted = Snapshot & { readonly figures: LakeFigures }

export async function handleListFeatures({ context: { lake }, session }: Call): Promise<unknown> {
  const newest = newestOfEach(await listSnapshots(lake))
  const counted = new Map<Snapshot, LakeFigures | undefined>()
  for (const snapshot of newest) counted.set(snapshot, await readFigures(lake, snapshot.manifest.hash))
  const models = await modelsOfFeatures(session)
  const importance = await importanceOfFeatures(session)
  const mayRead = await readingOf(session)
  return {
    items: featureCatalogue.map((feature) => ({
      ...declared(feature),
      ...newestFigures(feature, counted, mayRead),
      importance: importance.get(feature.name) ?? null,
      models: models.get(feature.name) ?? [],
    })),
    snapshots: newest.map((snapshot) => ({
      purpose: snapshot.purpose,
      dataSet: snapshot.manifest.name,
      sequence: snapshot.manifest.sequence,
      asOf: snapshot.asOf,
      knownAt: snapshot.manifest.knownAt,
      writtenAt: snapshot.manifest.writtenAt,
      people: (mayRead([], snapshot.purpose) && counted.get(snapshot)?.people) || null,
    })),
  }
}

/** The newest snapshot of each purpose, the newest first. */
function newestOfEach(snapshots: readonly Snapshot[]): Snapshot[] {
  const seen = new Set<string>()
  return snapshots.filter(({ purpose }) => !seen.has(purpose) && seen.add(purpose))
}

/** Whether there may be figures of a feature in snapshots for a purpose that the caller may read. */
function isRead({ sensitivity, purposes }: Feature, purpose: Purpose, mayRead: MayRead): boolean {
  return purposes.includes(purpose) && mayRead(sensitivity, purpose)
}

function newestFigures(
  feature: Feature,
  counted: ReadonlyMap<Snapshot, LakeFigures | undefined>,
  mayRead: MayRead,
) {
  let isWithheld = false
  for (const [{ purpose, asOf }, figures] of counted) {
    const own = figures?.features.find(({ name }) => name === feature.name)
    if (!figures || !own || !feature.purposes.includes(purpose)) continue
    if (isRead(feature, purpose, mayRead)) {
      const { missing, drift } = own
      const cluster = toldCluster(feature.name, { figures, purpose, mayRead })
      const newest = { purpose, asOf, missing, drift: drift?.verdict ?? null, cluster }
      return { isWithheld: false, newest }
    }
    isWithheld = true
  }
  return { isWithheld, newest: null }
}

function declared({ name, meaning, unit, type, window, owner, ...feature }: Feature) {
  const { sources, sensitivity, purposes, isOfGroup } = feature
  return { name, meaning, unit, type, sources, window, owner, sensitivity, purposes, isOfGroup }
}

export async function handleGetFeature({
  context: { lake },
  session,
  params,
  query,
}: Call): Promise<unknown> {
  const name = String(params['name'])
  const feature = featureNamed(name)
  if (!feature) throw new AppError('record-missing', `There is no feature "${name}".`, { name })
  const asked = query['purpose'] as Snapshot['purpose'] | undefined
  if (asked && !feature.purposes.includes(asked))
    throw new AppError(
      'access-denied',
      `"${name}" may be used for ${feature.purposes.join(', ')}, not for ${asked}.`,
      { name },
    )
  const mayRead = await readingOf(session)
  if (asked && !isRead(feature, asked, mayRead))
    throw new AppError('access-denied', 'This account may not have this figure for this purpose.')
  const made = (await listSnapshots(lake)).filter(({ purpose }) => feature.purposes.includes(purpose))
  const snapshots = made.filter(({ purpose }) => isRead(feature, purpose, mayRead))
  const purpose = asked ?? (await firstCounted(lake, snapshots))?.purpose
  const history = await countedOf(
    lake,
    snapshots.filter((snapshot) => snapshot.purpose === purpose),
  )
  return {
    ...declared(feature),
    fields: fieldsOf(feature.compute).map(({ entity, fields }) => ({
      entity,
      fields: [...new Set(fields.map(withoutPart))],
    })),
    purposesWithFigures: [...new Set(snapshots.map((snapshot) => snapshot.purpose))],
    isWithheld: made.length > 0 && snapshots.length === 0,
    figures: figuresOf(name, history[0], mayRead),
    history: history.toReversed().flatMap((snapshot) => dayOf(name, snapshot)),
    uses: await listFeatureUses(session, name),
    dataSets: await dataSetsWith(lake, name),
  }
}

const withoutPart = (field: string): string => field.replace(/_(minor|currency|sentiment)$/, '')

async function firstCounted(
  lake: LakeStorage,
  snapshots: readonly Snapshot[],
): Promise<Snapshot | undefined> {
  for (const snapshot of snapshots) if (await readFigures(lake, snapshot.manifest.hash)) return snapshot
  return snapshots[0]
}

/** The last snapshots that were counted, newest first. */
async function countedOf(lake: LakeStorage, snapshots: readonly Snapshot[]): Promise<Counted[]> {
  const found: Counted[] = []
  for (const snapshot of snapshots.slice(0, lastSnapshots)) {
    const figures = await readFigures(lake, snapshot.manifest.hash)
    if (figures) found.push({ ...snapshot, figures })
  }
  return found
}

interface Told {
  readonly figures: LakeFigures
  readonly purpose: Purpose
  readonly mayRead: MayRead
}

/** What goes together says something of both: of others only those that the caller may have figures of. */
const isTold = (other: string, { purpose, mayRead }: Omit<Told, 'figures'>): boolean => {
  const feature = featureNamed(other)
  return feature !== undefined && isRead(feature, purpose, mayRead)
}

function toldCluster(name: string, told: Told): readonly string[] {
  const whole = told.figures.clusters.find((names) => names.includes(name)) ?? []
  const cluster = whole.filter((other) => isTold(other, told))
  return cluster.length > 1 ? cluster : []
}

function figuresOf(name: string, newest: Counted | undefined, mayRead: MayRead) {
  const own = newest?.figures.features.find((feature) => feature.name === name)
  if (!newest || !own) return null
  const { purpose, asOf, manifest, figures } = newest
  const { kind, isWhole, known, missing, bars, goesWith } = own
  return {
    purpose,
    asOf,
    knownAt: manifest.knownAt,
    people: figures.people,
    kind,
    isWhole,
    known,
    missing,
    bars: bars.map(({ from = null, to = null, label = null, people }) => ({ from, to, label, people })),
    goesWith: goesWith.filter((other) => isTold(other.name, { purpose, mayRead })),
    cluster: toldCluster(name, { figures, purpose, mayRead }),
  }
}

function dayOf(name: string, { asOf, figures }: Counted) {
  const own = figures.features.find((feature) => feature.name === name)
  if (!own) return []
  const { missing, middle = null, drift } = own
  const against = figures.comparedWith
  return [
    { asOf, people: figures.people, missing, middle, drift: drift && against ? { against, ...drift } : null },
  ]
}

/** Data sets that hold a feature, the newest of each name. */
async function dataSetsWith(lake: LakeStorage, feature: string) {
  const sets = (await listSets(lake)).filter(({ name }) => /^(features|outcomes)\//.test(name))
  const found = []
  for (const ofName of Map.groupBy(sets, ({ name }) => name).values()) {
    const newest = ofName.reduce((a, b) => (b.sequence > a.sequence ? b : a))
    const { columns, rows } = await readContent(lake, newest.hash)
    if (!columns.some(({ name }) => name === feature)) continue
    const { name, sequence, hash, asOf } = newest
    found.push({
      name,
      sequence,
      hash,
      asOf,
      rows: downToFive(rows),
      versions: ofName.length,
      erasedAt: await erasedAt(lake, hash),
    })
  }
  return found
}
