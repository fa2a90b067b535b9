import { importTargets } from '@cadre/connect/records'
import { minimumCounts } from '@cadre/people'
import { readImport } from '@cadre/store'
import type { Import } from '@cadre/store'
import { z } from 'zod'
import { facet } from './open-lineage.ts'
import type { LineageDataset } from './open-lineage.ts'
import type { FindLineage } from './tell-run.ts'

const { disclosureMinimum } = minimumCounts
const importInput = z.object({ importId: z.string() })

/**
 * Of an import that writes: the sheet, and the kinds of record that it wrote. What the file and its columns are called might name
 * somebody: a sheet is told by the id of its import, its columns by where they go.
 */
export const lineageOfImport: FindLineage = async ({ namespace, input, inSystem }) => {
  const { importId } = importInput.parse(input)
  const found = await inSystem((session) => readImport(session, importId))
  const sheet = sheetOf(namespace, found)
  return { inputs: [sheet], outputs: recordsOf(namespace, found, sheet) }
}

/** Of an import that is taken back: the kinds of record that it had written. */
export const lineageOfUndo: FindLineage = async ({ namespace, input, inSystem }) => {
  const { importId } = importInput.parse(input)
  const { counts } = await inSystem((session) => readImport(session, importId))
  const outputs = Object.keys(counts?.records ?? {}).map((kind) => ({ namespace, name: `records/${kind}` }))
  return { inputs: [], outputs }
}

const targetsOf = ({ mapping }: Import): string[] => [
  ...new Set((mapping?.columns ?? []).flatMap(({ to }) => to ?? [])),
]

function sheetOf(namespace: string, found: Import): LineageDataset {
  const fields = targetsOf(found).map((name) => {
    const description = importTargets.get(name)?.meaning
    return { name, ...(description !== undefined && { description }) }
  })
  return {
    namespace,
    name: `sheets/${found.id}`,
    facets: {
      documentation: facet('DocumentationDatasetFacet', { description: 'A sheet that was brought in' }),
      ...(found.fileDigest !== null && {
        version: facet('DatasetVersionDatasetFacet', { datasetVersion: found.fileDigest }),
      }),
      schema: facet('SchemaDatasetFacet', { fields }),
      ...(found.rowCount >= disclosureMinimum && {
        dataQualityMetrics: facet('DataQualityMetricsDatasetFacet', {
          rowCount: found.rowCount,
          columnMetrics: {},
        }),
      }),
    },
  }
}

/** Each kind of record with how many records were written, unless they are few, and the columns that its fields come from. */
function recordsOf(namespace: string, found: Import, sheet: LineageDataset) {
  const targets = targetsOf(found)
  return Object.entries(found.counts?.records ?? {}).flatMap(([kind, { created, amended }]) => {
    const written = created + amended
    if (written === 0) return []
    const own = targets.filter((name) => name.startsWith(`${kind}.`))
    const fields = own.map((name) => [
      name.slice(kind.length + 1),
      { inputFields: [{ namespace, name: sheet.name, field: name }] },
    ])
    return [
      {
        namespace,
        name: `records/${kind}`,
        facets:
          own.length === 0
            ? {}
            : { columnLineage: facet('ColumnLineageDatasetFacet', { fields: Object.fromEntries(fields) }) },
        ...(written >= disclosureMinimum && {
          outputFacets: {
            outputStatistics: facet('OutputStatisticsOutputDatasetFacet', { rowCount: written }),
          },
        }),
      },
    ]
  })
}
