import { sqlName } from '@cadre/connect/files'
import type { LakeColumn } from './lake-column.ts'
import type { LakeContent } from './manifest.ts'

interface Connection {
  readonly runAndReadAll: (sql: string) => Promise<{ getRowObjectsJS: () => Record<string, unknown>[] }>
}

/**
 * Counts what is missing and what differs in each column, with the ends of numbers and dates. Ends of
 * texts could name somebody, so they are not taken.
 */
export async function profileOf(
  connection: Connection,
  { columns, data }: { readonly columns: readonly LakeColumn[]; readonly data: string },
): Promise<LakeContent['profile']> {
  const figures = columns.flatMap(({ name, type }, index) => {
    const column = sqlName(name)
    const asText = type === 'date' || type === 'instant' ? '::varchar' : '::double'
    const hasEnds = ['integer', 'number', 'date', 'instant'].includes(type)
    return [
      `count(*) - count(${column}) as m${index}`,
      `approx_count_distinct(${column}) as d${index}`,
      ...(hasEnds ? [`min(${column})${asText} as a${index}`, `max(${column})${asText} as z${index}`] : []),
    ]
  })
  const rows = await connection.runAndReadAll(`select ${figures.join(', ')} from read_parquet(${data})`)
  const found = rows.getRowObjectsJS()[0] ?? {}
  return Object.fromEntries(
    columns.map(({ name }, index) => {
      const [min, max] = [found[`a${index}`], found[`z${index}`]]
      const ends = isEnd(min) && isEnd(max) ? { min, max } : {}
      return [name, { missing: Number(found[`m${index}`]), distinct: Number(found[`d${index}`]), ...ends }]
    }),
  )
}

function isEnd(value: unknown): value is number | string {
  return typeof value === 'number' || typeof value === 'string'
}
