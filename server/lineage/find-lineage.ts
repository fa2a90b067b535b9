import { readRun, readVersion } from '@cadre/store'
import { listSets } from '@cadre/store/lake'
import type { LakeManifest, LakeStorage } from '@cadre/store/lake'
import { z } from 'zod'
import { describeInput, describeOutput, manifestOf } from './describe-set.ts'
import { facet } from './open-lineage.ts'
import type { LineageDataset } from './open-lineage.ts'
import type { FindLineage, RunLineage } from './tell-run.ts'

const written = z.object({ name: z.string(), sequence: z.string() })

/** Of a job that writes one data set: that, and the contents that it was made from. */
export const lineageOfSet: FindLineage = async ({ context: { lake }, namespace, result }) =>
  lineageOfManifest(lake, namespace, await manifestOf(lake, written.parse(result)))

/** What a data set was made from, and the data set. */
export async function lineageOfManifest(
  lake: LakeStorage,
  namespace: string,
  manifest: LakeManifest,
): Promise<RunLineage> {
  const sources = new Set(manifest.lineage)
  const read = (await listSets(lake)).filter(({ hash }) => sources.has(hash))
  return {
    inputs: await Promise.all(read.map((one) => describeInput(lake, namespace, one))),
    outputs: [await describeOutput(lake, namespace, manifest)],
  }
}

const studied = z.object({
  kept: z.array(
    z.object({
      asOf: z.string(),
      data: z.object({ name: z.string(), hash: z.string() }).nullable(),
    }),
  ),
})

/** Of a study: the facts that its rows were made from, the data sets that it wrote, and the reports of its kind. */
export function lineageOfStudy(kind: string): FindLineage {
  return async ({ context: { lake }, namespace, result }) => {
    const { kept } = studied.parse(result)
    const hashes = new Set(kept.flatMap(({ data }) => data?.hash ?? []))
    const sets = (await listSets(lake)).filter(({ hash }) => hashes.has(hash))
    const runs = await Promise.all(sets.map((set) => lineageOfManifest(lake, namespace, set)))
    const inputs = new Map(runs.flatMap((run) => run.inputs).map((one) => [JSON.stringify(one), one]))
    const days = kept.map(({ asOf }) => asOf)
    return {
      inputs: [...inputs.values()],
      outputs: [
        ...runs.flatMap((run) => run.outputs),
        {
          namespace,
          name: `reports/${kind}`,
          facets: {
            version: facet('DatasetVersionDatasetFacet', { datasetVersion: days.toSorted().at(-1) ?? '' }),
          },
        },
      ],
    }
  }
}

const exported = z.object({ batch: z.number().nullable() })

/** Of an export: every data set of its batch, from the records in the database. */
export const lineageOfExport: FindLineage = async ({ context: { lake }, namespace, result }) => {
  const { batch } = exported.parse(result)
  const sets = (await listSets(lake)).filter(
    ({ name, sequence }) => /^(protected\/)?(facts|changes)\//.test(name) && Number(sequence) === batch,
  )
  return {
    inputs: sets.map(({ name }) => ({ namespace, name: `records/${name.split('/').at(-1)!}` })),
    outputs: await Promise.all(sets.map((set) => describeOutput(lake, namespace, set))),
  }
}

const trained = z.object({ runId: z.string(), versionId: z.string().nullable() })

/** Of a training: the data set that was learned from, and the version that came of it. */
export const lineageOfTraining: FindLineage = async ({ context: { lake }, namespace, result, inSystem }) => {
  const { runId, versionId } = trained.parse(result)
  const { dataSet, dataSequence } = await inSystem((session) => readRun(session, runId))
  const set = await manifestOf(lake, { name: dataSet, sequence: dataSequence ?? undefined })
  const version =
    versionId === null ? undefined : await inSystem((session) => readVersion(session, versionId))
  return {
    inputs: [await describeInput(lake, namespace, set)],
    outputs: version ? [versionOf(namespace, version)] : [],
  }
}

const scored = z.looseObject({ versionId: z.string(), asOf: z.string() })
const scoreInput = z.looseObject({ dataSet: z.string(), sequence: z.string().optional() })

/** Of a run of scores: the data set and the version, and the scores of that model. */
export const lineageOfScores: FindLineage = ({ input, result, ...place }) =>
  lineageOfScored(place, { ...scoreInput.parse(input), ...scored.parse(result) })

const scoredModels = z.looseObject({ models: z.array(scoreInput.extend(scored.shape)) })

/** Of a run that scores with every model of a purpose: of each model the same. */
export const lineageOfModels: FindLineage = async ({ result, ...place }) => {
  const { models } = scoredModels.parse(result)
  const runs = await Promise.all(models.map((model) => lineageOfScored(place, model)))
  const inputs = new Map(runs.flatMap((run) => run.inputs).map((one) => [JSON.stringify(one), one]))
  return { inputs: [...inputs.values()], outputs: runs.flatMap((run) => run.outputs) }
}

type Place = Omit<Parameters<FindLineage>[0], 'input' | 'result'>

async function lineageOfScored(
  { context: { lake }, namespace, inSystem }: Place,
  {
    versionId,
    asOf,
    dataSet,
    sequence,
  }: { versionId: string; asOf: string; dataSet: string; sequence?: string | undefined },
): Promise<RunLineage> {
  const version = await inSystem((session) => readVersion(session, versionId))
  const set = await manifestOf(lake, { name: dataSet, sequence })
  return {
    inputs: [await describeInput(lake, namespace, set), versionOf(namespace, version)],
    outputs: [
      {
        namespace,
        name: `scores/${version.modelName}`,
        facets: { version: facet('DatasetVersionDatasetFacet', { datasetVersion: asOf }) },
      },
    ],
  }
}

interface VersionNamed {
  readonly modelName: string
  readonly number: number
  readonly label: string
  readonly bundleHash: string
}

function versionOf(
  namespace: string,
  { modelName, number, label, bundleHash }: VersionNamed,
): LineageDataset {
  return {
    namespace,
    name: `models/${modelName}`,
    facets: {
      documentation: facet('DocumentationDatasetFacet', { description: `Version ${number}: ${label}` }),
      version: facet('DatasetVersionDatasetFacet', { datasetVersion: bundleHash }),
    },
  }
}
