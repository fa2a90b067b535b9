/**
 * Features that are kept ready, read for one person at a time, each read in a session of its own as a request has.
 * `node bench/features/run-online.ts [people] [reads]`; on Postgres where CADRE_BENCH_DATABASE names one, else on the embedded database.
 */
import { newId } from '@cadre/core'
import { createRandom } from '@cadre/learn'
import { featureCatalogue } from '@cadre/people/features'
import {
  createFieldCipher,
  inSystemSession,
  keepOnline,
  openEmbedded,
  openFieldKeyFile,
  openServer,
  readOnline,
} from '@cadre/store'
import type { Session } from '@cadre/store'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare } from '../api/prepare.ts'

const [people = 1000, reads = 5000] = process.argv.slice(2).map(Number)
const databaseUrl = process.env['CADRE_BENCH_DATABASE']
const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-online-'))
const today = new Date().toISOString().slice(0, 10)

try {
  const { callers } = await prepare({ people, folder, ...(databaseUrl !== undefined && { databaseUrl }) })
  const personIds = callers.find(({ role }) => role === 'hr_manager')!.personIds
  const database = databaseUrl === undefined ? await openEmbedded(folder) : await openServer(databaseUrl)
  const cipher = createFieldCipher(openFieldKeyFile(join(folder, 'field-keys.json')).read)
  const asSystem = <Result>(run: (session: Session) => Promise<Result>): Promise<Result> =>
    inSystemSession(
      {
        database,
        cipher,
        errand: { purpose: 'retention', requestId: newId('rqs'), route: 'bench', today, now: new Date() },
      },
      run,
    )
  try {
    const random = createRandom(1)
    const valuesOf = () => Object.fromEntries(featureCatalogue.map(({ name }) => [name, random.next()]))
    const set = {
      purpose: 'retention',
      asOf: today,
      knownAt: new Date(),
      dataSet: 'bench',
      dataHash: 'bench',
    } as const
    await asSystem((session) =>
      keepOnline(
        session,
        set,
        personIds.map((personId) => ({ personId, values: valuesOf() })),
      ),
    )
    await database.pool.query('analyze')
    const read = async (): Promise<number> => {
      const personId = personIds[random.integer(personIds.length)]!
      const begun = performance.now()
      const found = await asSystem((session) => readOnline(session, 'retention', [personId]))
      if (Object.keys(found[0]?.values ?? {}).length !== featureCatalogue.length)
        throw new Error(`${personId} has not all features`)
      return performance.now() - begun
    }
    for (let warm = 0; warm < 200; warm++) await read()
    const times: number[] = []
    for (let at = 0; at < reads; at++) times.push(await read())
    times.sort((a, b) => a - b)
    const at = (share: number): number => Number(times[Math.floor(share * (times.length - 1))]!.toFixed(2))
    const result = {
      database: databaseUrl === undefined ? 'embedded' : 'Postgres',
      people: personIds.length,
      features: featureCatalogue.length,
      reads,
      milliseconds: { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) },
    }
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
  } finally {
    await database.close()
  }
} finally {
  rmSync(folder, { recursive: true })
}
