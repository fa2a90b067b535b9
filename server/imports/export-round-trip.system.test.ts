import { importTargets } from '@cadre/connect/records'
import { entities } from '@cadre/people'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startImportServer } from './import-server.fixture.ts'
import type { ImportServer } from './import-server.fixture.ts'

let running: ImportServer
before(async () => {
  running = await startImportServer()
})
after(() => running.close())

const formats = ['csv', 'xlsx', 'json', 'parquet'] as const
const importable = new Set([...importTargets.values()].map(({ entity }) => entity))
const kinds = entities.filter(({ name }) => importable.has(name))

for (const [index, entity] of kinds.entries()) {
  // Each kind in one format, each format for many kinds; what most is imported of in all.
  const chosen = ['pay', 'job_assignment', 'enrolment'].includes(entity.name)
    ? formats
    : [formats[index % formats.length]!]
  test(`an export of ${entity.path} that is brought back changes nothing (${chosen.join(', ')})`, async (t) => {
    const rows = await rowsOf(entity.path)
    if (rows === undefined) return t.diagnostic('an HR manager does not read and write it')
    if (rows === 0) return t.diagnostic('the company has none')
    const { ask, step, upload } = running.as('hr_manager')
    for (const format of chosen) {
      const id = await upload(`${entity.path}.${format}`, (await exported(entity.path, format)).rawPayload)
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

function exported(path: string, format: string) {
  return running.server.app.inject({
    url: `/api/v1/${path}/export?format=${format}`,
    headers: { cookie: `__Host-cadre=${running.server.cookies.hr_manager}`, 'cadre-purpose': 'operation' },
  })
}

/** How many there are; nothing when who imports may not read or write them. */
async function rowsOf(path: string): Promise<number | undefined> {
  const entity = kinds.find((kind) => kind.path === path)!
  const { items } = await running.as('hr_manager').ask('GET', '/import-targets')
  const target = items.find(({ name }) => name === `${entity.name}.id`)
  const answer = await exported(path, 'json')
  if (
    target === undefined ||
    !('mayWrite' in target) ||
    target.mayWrite !== true ||
    answer.statusCode === 403
  )
    return undefined
  assert.equal(answer.statusCode, 200, answer.body)
  return (answer.json() as unknown[]).length
}
