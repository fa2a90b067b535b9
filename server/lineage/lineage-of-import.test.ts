import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startImportServer } from '../imports/import-server.fixture.ts'
import type { ImportServer } from '../imports/import-server.fixture.ts'
import type { RunEvent } from './open-lineage.ts'

const told: Promise<RunEvent>[] = []
let running: ImportServer
before(async () => {
  running = await startImportServer({
    lineage: {
      namespace: 'cadre',
      target: { kind: 'file' },
      emit: (event) => void told.push(Promise.resolve(event)),
      settled: () => Promise.resolve(),
    },
  })
})
after(() => running.close())

const sheet = (rows: number, of: string): string =>
  [
    'Employee ID,Name,Hire date,Salary of Ana Quispe',
    ...Array.from({ length: rows }, (_, at) => `${of}${at},"Rojas, Pía ${at}",2021-06-0${1 + at},48000 EUR`),
  ].join('\n')

const eventsOf = async (job: string): Promise<RunEvent[]> =>
  (await Promise.all(told.splice(0))).filter((event) => event.job.name === job)

test('an import tells when it begins which sheet it reads, and in the end which kinds of record it wrote, of whom nobody is named', async () => {
  const { imported } = running.as('hr_manager')
  const { id, counts } = await imported('Salary of Ana Quispe.csv', sheet(6, 'L'))
  const [start, complete, ...more] = await eventsOf('import_run')
  assert.deepEqual([start!.eventType, complete!.eventType, more], ['START', 'COMPLETE', []])
  assert.equal(start!.run.runId, complete!.run.runId)
  const [input] = complete!.inputs
  assert.equal(input!.name, `sheets/${id}`)
  assert.match(String(input!.facets!['version']!['datasetVersion']), /^[0-9a-f]{64}$/)
  const written = Object.entries(counts.records).filter(([, { created, amended }]) => created + amended > 0)
  assert.deepEqual(
    complete!.outputs.map(({ name }) => name).toSorted(),
    written.map(([kind]) => `records/${kind}`).toSorted(),
  )
  const people = complete!.outputs.find(({ name }) => name === 'records/person')!
  assert.equal(people.outputFacets!['outputStatistics']!['rowCount'], counts.records['person']!.created)
  const fields = people.facets!['columnLineage']!['fields'] as Record<string, { inputFields: unknown[] }>
  assert.deepEqual(fields['employeeNumber']!.inputFields, [
    { namespace: 'cadre', name: `sheets/${id}`, field: 'person.employeeNumber' },
  ])
  assert.doesNotMatch(JSON.stringify([start, complete]), /Quispe|Rojas|48000|per_/)
})

test('of fewer than five rows it is not told how many, and an import that is taken back tells whose records it changed', async () => {
  const { imported, step } = running.as('hr_manager')
  const { id } = await imported('few.csv', sheet(3, 'F'))
  const [, complete] = await eventsOf('import_run')
  assert.equal(complete!.inputs[0]!.facets!['dataQualityMetrics'], undefined)
  assert.ok(complete!.outputs.length > 0)
  assert.ok(complete!.outputs.every(({ outputFacets }) => outputFacets === undefined))
  await step(`/imports/${id}/undo`)
  const [, undone] = await eventsOf('import_undo')
  assert.deepEqual([undone!.eventType, undone!.inputs], ['COMPLETE', []])
  assert.ok(undone!.outputs.some(({ name }) => name === 'records/person'))
})

test('an import that is not there tells that it failed, by the code of why alone', async () => {
  const { ask } = running.as('hr_manager')
  const importId = `imp_${'0'.repeat(22)}`
  const again = await ask('POST', '/job-runs', { kind: 'import_run', input: { importId } })
  await running.ended(again.id)
  const [start, fail] = await eventsOf('import_run')
  assert.deepEqual([start!.eventType, fail!.eventType], ['START', 'FAIL'])
  assert.equal(fail!.run.facets['errorMessage']!['message'], 'record-missing')
})
