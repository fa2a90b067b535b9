import type { ImportMapping } from '@cadre/connect/records'
import { startPostgres } from '@cadre/store/postgres.fixture'
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endedProcessorTime, processorTime } from '../api/processor-time.ts'
import { startServing } from '../api/serving.ts'
import { figureNames, figuresMapping, writeFiguresSheet } from './figures-sheet.ts'
import { prepareImporter } from './importer.ts'
import { ask, headersOf, takeStep, uploadSheet } from './import-over-api.ts'
import type { Asker } from './import-over-api.ts'
import { writePeopleSheet } from './people-sheet.ts'
import { takePeakMegabytes } from './peak-memory.ts'

/** What one step took, of a server and its worker in one process. */
export interface MeasuredStep {
  readonly what: string
  readonly seconds: number
  readonly peakMegabytes: number
  readonly processor: { readonly process: number; readonly database: number }
}

export interface MeasuredSize {
  readonly rows: number
  readonly steps: readonly MeasuredStep[]
}

const people = 5000

/**
 * Sheets of figures of these sizes over the API of the product as it is served, on Postgres: uploaded, read, checked, run,
 * exported and undone, with the most memory that the process held in each step.
 */
export async function measureSizes(sizes: readonly number[]): Promise<MeasuredSize[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-million-'))
  const postgres = await startPostgres()
  try {
    const databaseUrl = await postgres.createDatabase('million')
    const signIn = await prepareImporter({ folder, databaseUrl })
    const serving = await startServing({ folder, databaseUrl })
    try {
      const signedIn = async (): Promise<Asker> => ({ address: serving.address, cookie: await signIn() })
      await enterPeople(await signedIn(), folder)
      const measured: MeasuredSize[] = []
      for (const rows of sizes) {
        const path = join(folder, 'figures.csv')
        await writeFiguresSheet(path, { rows, people })
        const timed = timer(serving.pid, { databaseUrl, serverFolder: postgres.folder })
        measured.push({ rows, steps: await measureOne(signedIn, { path, rows, timed }) })
      }
      return measured
    } finally {
      await serving.stop()
    }
  } finally {
    await postgres.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function enterPeople(asker: Asker, folder: string): Promise<void> {
  const path = join(folder, 'people.csv')
  await writePeopleSheet(path, { rows: people })
  const id = await uploadSheet(asker, path)
  const { mapping } = await takeStep(asker, `/imports/${id}/read`)
  const defaults = { ...mapping.defaults, 'legal_entity.country': 'ES', 'location.country': 'ES' }
  await map(asker, id, { ...mapping, defaults })
  await takeStep(asker, `/imports/${id}/check`)
  await takeStep(asker, `/imports/${id}/run`)
  for (const name of figureNames)
    await ask(asker, ['POST', '/measures'], {
      from: '2010-01-01',
      values: { name, unit: 'pieces', direction: 'higher' },
    })
}

function map(asker: Asker, id: string, mapping: ImportMapping): Promise<unknown> {
  return ask(asker, ['PUT', `/imports/${id}/mapping`], { mapping })
}

type Timed = <Result>(
  what: string,
  run: () => Promise<Result>,
) => Promise<{ result: Result; step: MeasuredStep }>

interface DatabasePlace {
  readonly databaseUrl: string
  readonly serverFolder: string
}

function timer(pid: number, place: DatabasePlace): Timed {
  return async (what, run) => {
    takePeakMegabytes(pid)
    const before = await processorOf(pid, place)
    const begun = performance.now()
    const result = await run()
    const seconds = (performance.now() - begun) / 1000
    const after = await processorOf(pid, place)
    const processor = {
      process: after.process - before.process,
      database: after.database - before.database,
    }
    const step = { what, seconds, peakMegabytes: takePeakMegabytes(pid), processor }
    console.error(`${what}: ${seconds.toFixed(1)} s`)
    return { result, step }
  }
}

/** Seconds of processor so far, of the database's connections that are closed by now too. */
async function processorOf(
  pid: number,
  { databaseUrl, serverFolder }: DatabasePlace,
): Promise<MeasuredStep['processor']> {
  const { server, database } = await processorTime(pid, databaseUrl)
  return { process: server, database: database + endedProcessorTime(serverFolder) }
}

async function measureOne(
  signedIn: () => Promise<Asker>,
  { path, rows, timed }: { readonly path: string; readonly rows: number; readonly timed: Timed },
): Promise<MeasuredStep[]> {
  const steps: MeasuredStep[] = []
  const take = async <Result>(what: string, run: () => Promise<Result>): Promise<Result> => {
    const { result, step } = await timed(what, run)
    steps.push(step)
    return result
  }
  const asker = await signedIn()
  const id = await take('upload', () => uploadSheet(asker, path))
  const { mapping } = await take('read', () => takeStep(asker, `/imports/${id}/read`))
  await map(asker, id, figuresMapping(mapping))
  await take('check', () => takeStep(asker, `/imports/${id}/check`))
  const { counts } = await take('run', () => takeStep(asker, `/imports/${id}/run`))
  assert.equal(counts.rows['created']! + counts.rows['updated']!, rows)
  // Only who has signed in lately may take a list away.
  const taker = await signedIn()
  for (const format of ['csv', 'parquet'])
    await take(`export as ${format}`, () => drain(taker, `/measure-values/export?format=${format}`))
  await take('undo', () => takeStep(asker, `/imports/${id}/undo`))
  return steps
}

/** Takes an answer as it comes and keeps nothing of it. */
async function drain(asker: Asker, path: string): Promise<void> {
  const answer = await fetch(`${asker.address}/api/v1${path}`, { headers: headersOf(asker) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  for await (const part of answer.body!) assert.ok(part)
}
