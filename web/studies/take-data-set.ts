import { api } from '../api/client.ts'
import { csvOf } from '../parts/csv-of.ts'
import { offerFile } from '../parts/offer-file.ts'
import type { DataSetLine, Study } from './study-queries.ts'

/** Offers a data set of a study as a file; people stand in it under the pseudonyms of this study alone. */
export async function takeDataSet({ id, purpose }: Study, { name, columns }: DataSetLine): Promise<void> {
  const names = columns.map((column) => column.name)
  const rows: (readonly (string | number | null)[])[] = []
  const input = { params: { id, dataSet: name }, query: { limit: 5000 } }
  for await (const { pseudonym, values } of api.items('readDataSet', input, { purpose }))
    rows.push([pseudonym, ...names.map((column) => cellOf(values[column]))])
  offerFile(`${name}.csv`, new Blob([csvOf([['pseudonym', ...names], ...rows])], { type: 'text/csv' }))
}

function cellOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value)
}
