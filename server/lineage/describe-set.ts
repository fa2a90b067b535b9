import { minimumCounts } from '@cadre/people'
import { featureNamed, fieldsOf } from '@cadre/people/features'
import { factColumn } from '@cadre/store/features'
import { openSet, readContent } from '@cadre/store/lake'
import type { LakeContent, LakeManifest, LakeStorage } from '@cadre/store/lake'
import { facet } from './open-lineage.ts'
import type { Facets, LineageDataset } from './open-lineage.ts'

const { disclosureMinimum } = minimumCounts

/** A data set that a job read: its columns and which version of it. */
export async function describeInput(
  lake: LakeStorage,
  namespace: string,
  manifest: LakeManifest,
): Promise<LineageDataset> {
  const content = await readContent(lake, manifest.hash)
  return { namespace, name: manifest.name, facets: sharedFacets(manifest, content) }
}

/** A data set that a job wrote: also what its columns are made of, and how many rows it has. */
export async function describeOutput(lake: LakeStorage, namespace: string, manifest: LakeManifest) {
  const content = await readContent(lake, manifest.hash)
  const lineage = columnLineage(namespace, content)
  return {
    namespace,
    name: manifest.name,
    facets: {
      ...sharedFacets(manifest, content),
      ...(lineage && { columnLineage: lineage }),
      dataQualityMetrics: facet('DataQualityMetricsDatasetFacet', qualityOf(content)),
    },
    outputFacets: {
      outputStatistics: facet('OutputStatisticsOutputDatasetFacet', {
        rowCount: content.rows,
      }),
    },
  }
}

/** The manifest of a data set by name and, unless it is the newest, sequence. */
export async function manifestOf(
  lake: LakeStorage,
  { name, sequence }: { readonly name: string; readonly sequence?: string | undefined },
): Promise<LakeManifest> {
  // Names and figures are told; nobody reads a row.
  return (await openSet(lake, name, { purpose: 'audit', ...(sequence !== undefined && { sequence }) }))
    .manifest
}

function sharedFacets({ source, hash }: LakeManifest, { columns }: LakeContent): Facets {
  return {
    documentation: facet('DocumentationDatasetFacet', { description: source }),
    version: facet('DatasetVersionDatasetFacet', { datasetVersion: hash }),
    schema: facet('SchemaDatasetFacet', {
      fields: columns.map(({ name, type, meaning }) => ({ name, type, description: meaning })),
    }),
  }
}

/** From which fields of which records each feature is worked out. */
function columnLineage(namespace: string, { columns }: LakeContent) {
  const fields = columns.flatMap(({ name }) => {
    const feature = featureNamed(name)
    if (!feature) return []
    const inputFields = fieldsOf(feature.compute).flatMap(({ entity, fields: read }) =>
      read.map((field) => ({ namespace, name: `facts/${entity}`, field: factColumn(field) })),
    )
    const described = { transformationType: 'TRANSFORMATION', transformationDescription: feature.meaning }
    return [[name, { inputFields, ...described }] as const]
  })
  return fields.length === 0
    ? undefined
    : facet('ColumnLineageDatasetFacet', { fields: Object.fromEntries(fields) })
}

/** What is missing in each column. A few who have a value, or have none, are not told of. */
function qualityOf({ rows, profile }: LakeContent) {
  const columnMetrics = Object.entries(profile).map(([name, { missing, distinct }]) => {
    const isTold = [missing, rows - missing].every((count) => count === 0 || count >= disclosureMinimum)
    return [name, { ...(isTold && { nullCount: missing }), distinctCount: distinct }] as const
  })
  return { rowCount: rows, columnMetrics: Object.fromEntries(columnMetrics) }
}
