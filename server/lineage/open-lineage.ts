/**
 * What an OpenLineage event is (https://openlineage.io/spec/2-0-2/OpenLineage.json): a run of a job begins or ends, with the data
 * sets it reads and writes. Names of jobs, data sets and columns, and counts of many; nothing about a person.
 */
export interface RunEvent {
  readonly eventType: 'START' | 'COMPLETE' | 'ABORT' | 'FAIL'
  readonly eventTime: string
  readonly producer: string
  readonly schemaURL: string
  readonly run: { readonly runId: string; readonly facets: Facets }
  readonly job: { readonly namespace: string; readonly name: string; readonly facets: Facets }
  readonly inputs: readonly LineageDataset[]
  readonly outputs: readonly (LineageDataset & { readonly outputFacets?: Facets })[]
}

/** A data set as an event names it. */
export interface LineageDataset {
  readonly namespace: string
  readonly name: string
  readonly facets?: Facets
}

export type Facets = Readonly<Record<string, Facet>>
type Facet = Readonly<Record<string, unknown>> & { readonly _producer: string; readonly _schemaURL: string }

export const producer = 'urn:cadre:lineage'
export const schemaURL = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent'

/** Which version of each facet is written. */
const facetVersions = {
  ColumnLineageDatasetFacet: '1-2-0',
  DataQualityMetricsDatasetFacet: '1-0-1',
  DatasetVersionDatasetFacet: '1-0-1',
  DocumentationDatasetFacet: '1-1-0',
  DocumentationJobFacet: '1-1-0',
  ErrorMessageRunFacet: '1-0-1',
  JobTypeJobFacet: '2-0-4',
  OutputStatisticsOutputDatasetFacet: '1-0-2',
  ProcessingEngineRunFacet: '1-1-1',
  SchemaDatasetFacet: '1-2-0',
} as const

/** A facet with what says whose it is and how it is read. */
export function facet(name: keyof typeof facetVersions, content: Readonly<Record<string, unknown>>): Facet {
  return {
    _producer: producer,
    _schemaURL: `https://openlineage.io/spec/facets/${facetVersions[name]}/${name}.json#/$defs/${name}`,
    ...content,
  }
}
