import { importTargets } from '@cadre/connect/records'
import { entities } from '@cadre/people'
import type { Entity, Role } from '@cadre/people'
import { createMaker } from '@cadre/store/made-record.fixture'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startImportServer } from './import-server.fixture.ts'
import type { ImportServer } from './import-server.fixture.ts'

const formats = ['csv', 'xlsx', 'json', 'parquet'] as const
const importable = new Set([...importTargets.values()].map(({ entity }) => entity))
const kinds = entities.filter(({ name }) => importable.has(name))

let running: ImportServer
before(async () => {
  running = await startImportServer()
  const { server } = running
  // Of what the company has none, somebody has one.
  const maker = createMaker()
  for (const { name, dataClass } of kinds) {
    const table = `${dataClass === 'protected' ? 'vault' : 'records'}.${name}`
    const { rowCount } = await server.database.pool.query(`select from ${table} limit 1`)
    if (rowCount === 0) await server.asSystem((session) => maker.make(session, name))
  }
})
after(() => running.close())

/** Roles that import, whoever reaches most first. */
const importers = ['hr_manager', 'recruiter', 'training_specialist'] as const satisfies readonly Role[]
/** They come in and are read by nobody who imports. */
const neverRead: ReadonlySet<string> = new Set(['protected_profile'])
/** Of these one may read what another may write, and nobody who imports both. */
const neverBoth: ReadonlySet<string> = new Set(['absence', 'workload'])

for (const [index, entity] of kinds.entries()) {
  if (neverRead.has(entity.name)) continue
  // Each kind in one format, each format for many kinds; what most is imported of in all.
  const chosen = ['pay', 'job_assignment', 'enrolment'].includes(entity.name)
    ? formats
    : [formats[index % formats.length]!]
  test(`an export of ${entity.path} that is brought back changes nothing (${chosen.join(', ')})`, async () => {
    const role = await importerOf(entity)
    assert.equal(role === undefined, neverBoth.has(entity.name), `who imports ${entity.path}`)
    if (role === undefined) return
    const { ask, step, upload } = running.as(role)
    const rows = ((await exported(role, entity.path, 'json')).json() as unknown[]).length
    assert.ok(rows > 0)
    for (const format of chosen) {
      const id = await upload(
        `${entity.path}.${format}`,
        (await exported(role, entity.path, format)).rawPayload,
      )
      const { mapping } = await step(`/imports/${id}/read`)
      await ask('PUT', `/imports/${id}/mapping`, { mapping })
      const { counts, issues } = await step(`/imports/${id}/check`)
      assert.deepEqual(
        counts.rows,
        { created: 0, updated: 0, unchanged: rows, rejected: 0, leftOut: 0 },
        `${format} ${JSON.stringify(issues.slice(0, 3))}`,
      )
    }
  })
}

function exported(role: Role, path: string, format: string) {
  return running.server.app.inject({
    url: `/api/v1/${path}/export?format=${format}`,
    headers: { cookie: `__Host-cadre=${running.server.cookies[role]}`, 'cadre-purpose': 'operation' },
  })
}

/** The first role that may read, write and import records of a kind, and sees some. */
async function importerOf({ name, path }: Entity): Promise<Role | undefined> {
  for (const role of importers) {
    const { items } = await running.as(role).ask('GET', '/import-targets')
    const target = items.find((one) => one.name === `${name}.id`)
    if (target === undefined || !('mayWrite' in target) || target.mayWrite !== true) continue
    const answer = await exported(role, path, 'json')
    if (answer.statusCode === 200 && (answer.json() as unknown[]).length > 0) return role
  }
  return undefined
}
