import { AppError } from '@cadre/core'
import { featureCatalogue, featureNamed } from '@cadre/people/features'
import type { Feature } from '@cadre/people/features'
import { snapshotFeatures } from '@cadre/store/features'
import { readContent } from '@cadre/store/lake'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { readMonthEnds } from '../read-month-ends.ts'
import { openLakeNamed } from '../open-lake-named.ts'
import { printResult } from '../print.ts'
import { textTable } from '../text-table.ts'
import { wrapText } from '../wrap-text.ts'

export interface FeaturesFlags {
  readonly json?: true
}
export interface FeatureSnapshotFlags extends FeaturesFlags {
  readonly lake?: string
  readonly from: string
  readonly to: string
  readonly name: string
  readonly features?: readonly string[]
  readonly knownAt?: string
}

export function runListFeatures({ json }: FeaturesFlags): void {
  const rows = featureCatalogue.map(({ name, unit, meaning }) => [name, unit, meaning])
  const features = featureCatalogue.map(withoutExpression)
  printResult({ features }, { json, text: () => textTable([['feature', 'unit', 'meaning'], ...rows]) })
}

export function runDescribeFeature(name: string, { json }: FeaturesFlags): void {
  const feature = knownFeature(name)
  const { meaning, unit, sources, window, sensitivity, purposes, owner, isOfGroup } = feature
  printResult(feature, {
    json,
    text: () =>
      [
        wrapText(`${name} (${unit}): ${meaning}.`),
        textTable([
          ['made of', sources.join(', ') || 'the day'],
          ['looks back', window],
          ['classes of data', sensitivity.join(', ') || 'none about a person'],
          ['purposes', purposes.join(', ')],
          ['owner', owner],
          ['of a group', isOfGroup ? 'yes; not told of fewer than five' : 'no'],
        ]),
      ].join('\n\n'),
  })
}

/** Writes a data set of features and says where. */
export async function runFeatureSnapshot(flags: FeatureSnapshotFlags): Promise<void> {
  const { name, knownAt, json } = flags
  if (knownAt !== undefined && Number.isNaN(Date.parse(knownAt)))
    throw new AppError(
      'usage',
      `--known-at "${knownAt}" is no instant. Write it such as 2026-03-31T09:00:00Z.`,
    )
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name))
    throw new AppError('usage', `--name "${name}" is not of lower-case letters, digits and underscores.`)
  const lake = await openLakeNamed(flags.lake)
  const { signal, release } = cancelOnInterrupt()
  const manifest = await snapshotFeatures(lake, {
    name,
    features: flags.features?.map(knownFeature) ?? featureCatalogue,
    days: readMonthEnds(flags.from, flags.to),
    ...(knownAt !== undefined && { knownAt: new Date(knownAt).toISOString() }),
    now: new Date(),
    signal,
  })
  release()
  const { rows } = await readContent(lake, manifest.hash)
  printResult(
    { ...manifest, rows },
    {
      json,
      text: () => wrapText(`${rows} rows in ${manifest.name}, ${manifest.sequence}: ${manifest.source}.`),
    },
  )
}

function knownFeature(name: string): Feature {
  const feature = featureNamed(name)
  if (feature) return feature
  throw new AppError('usage', `There is no feature "${name}". \`cadre features list\` names them.`, { name })
}

function withoutExpression({ compute: _compute, ...feature }: Feature): Omit<Feature, 'compute'> {
  return feature
}
