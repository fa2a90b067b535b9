/**
 * `npm run bench:imports`: sheets of people into records on Postgres, as an HR manager with row policies and audit trail on,
 * beside plain COPY of the same records into the same tables, and DuckDB's own CSV to Parquet of the same sheet. Writes
 * bench/RESULTS-IMPORTS.md; then a sheet of figures, one record a row. Options: `--rows 10000`, `--figures 50000`,
 * `--try` (does not write the page), `--million` (in place of all that 100,000 and 1,000,000 figures over the API, with the
 * memory of the server).
 */
import type { ImportMapping } from '@cadre/connect/records'
import { entityNamed } from '@cadre/people'
import { undoImport } from '@cadre/server/imports'
import { createRecords, openServer } from '@cadre/store'
import { startPostgres } from '@cadre/store/postgres.fixture'
import type { OwnPostgres } from '@cadre/store/postgres.fixture'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { processorTime } from '../api/processor-time.ts'
import { copyAgain } from './copy-again.ts'
import type { CopyTimes } from './copy-again.ts'
import { csvToParquetByDuckDb } from './duckdb-ceiling.ts'
import { figureNames, figuresMapping, writeFiguresSheet } from './figures-sheet.ts'
import { asHrManager } from './hr-manager.ts'
import { importOnce } from './import-once.ts'
import type { ImportTimes } from './import-once.ts'
import { measureSizes } from './million-rows.ts'
import { writePeopleSheet } from './people-sheet.ts'
import { renderImportResults } from './render-import-results.ts'
import { renderSizes } from './render-sizes.ts'
import { keepSection } from './result-sections.ts'

/** One import, with seconds of processor of this process and of the database. */
export interface MeasuredImport extends ImportTimes {
  readonly what: string
  readonly processor: { readonly process: number; readonly database: number }
}

export interface ImportResults {
  readonly rows: number
  readonly imports: readonly MeasuredImport[]
  readonly undoSeconds: number
  readonly copy: CopyTimes
  readonly figures: { readonly rows: number; readonly imported: MeasuredImport; readonly copy: CopyTimes }
  readonly duckDbSeconds: number
  readonly peakMegabytes: number
}

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000' },
    figures: { type: 'string', default: '50000' },
    try: { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
  },
})
const rows = Number(options.rows)
const figureRows = Number(options.figures)
if (options.million) {
  keep('million', renderSizes(await measureSizes([100_000, 1_000_000])))
} else {
  keep('figures', renderImportResults(await measure()))
}

function keep(name: 'figures' | 'million', text: string): void {
  console.log(text)
  if (!options.try) keepSection(name, text)
}

async function measure(): Promise<ImportResults> {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-imports-'))
  const postgres = await startPostgres()
  try {
    return await measureIn(folder, postgres)
  } finally {
    await postgres.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureIn(folder: string, postgres: OwnPostgres): Promise<ImportResults> {
  const url = await postgres.createDatabase('imports')
  const database = await openServer(url, { queryTimeoutMs: 0 })
  try {
    const enter = await asHrManager(database)
    const work = { enter, folder: join(folder, 'imports') }
    const sheet = join(folder, 'people.csv')
    const raised = join(folder, 'raised.csv')
    await writePeopleSheet(sheet, { rows })
    await writePeopleSheet(raised, { rows, raise: 1000 })
    const timed = async (
      what: string,
      path: string,
      mappingOf: (proposed: ImportMapping) => ImportMapping = withCountry,
    ): Promise<MeasuredImport> => {
      const before = await processorTime(process.pid, url)
      const times = await importOnce(work, { path, mappingOf })
      const after = await processorTime(process.pid, url)
      const processor = { process: after.client - before.client, database: after.database - before.database }
      return { ...times, what, processor }
    }
    const imports = [
      await timed('new people', sheet),
      await timed('the same sheet again', sheet),
      await timed('a raise for everybody', raised),
    ]
    const begun = performance.now()
    await undoImport({ ...work, importId: imports[2]!.importId })
    const undoSeconds = (performance.now() - begun) / 1000
    await enter((session) =>
      createRecords(
        session,
        entityNamed('measure'),
        figureNames.map((name) => ({
          from: '2010-01-01',
          values: { name, unit: 'pieces', direction: 'higher' },
        })),
      ),
    )
    const figuresSheet = join(folder, 'figures.csv')
    await writeFiguresSheet(figuresSheet, { rows: figureRows, people: rows })
    const imported = await timed('figures', figuresSheet, figuresMapping)
    const superuser = url.replace('//cadre@', '//postgres@')
    const copyOf = ({ importId }: ImportTimes): Promise<CopyTimes> =>
      copyAgain(superuser, { importId, folder, serverFolder: postgres.folder })
    const figures = { rows: figureRows, imported, copy: await copyOf(imported) }
    const copy = await copyOf(imports[0]!)
    const duckDbSeconds = await csvToParquetByDuckDb(sheet, join(folder, 'people.parquet'))
    const peakMegabytes = process.resourceUsage().maxRSS / 1024
    return { rows, imports, undoSeconds, copy, figures, duckDbSeconds, peakMegabytes }
  } finally {
    await database.close()
  }
}

function withCountry(proposed: ImportMapping): ImportMapping {
  const defaults = { ...proposed.defaults, 'legal_entity.country': 'ES', 'location.country': 'ES' }
  return { ...proposed, defaults }
}
