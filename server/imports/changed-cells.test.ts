import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { removeSheet } from './import-folder.ts'
import { startImportServer } from './import-server.fixture.ts'
import type { ImportServer, ImportSteps } from './import-server.fixture.ts'

let running: ImportServer
let steps: ImportSteps
before(async () => {
  running = await startImportServer()
  steps = running.as('hr_manager')
})
after(() => running.close())

const sheet = `Employee ID,Name,Work e-mail,Hire date,Department,Gender,Date of birth
Z1,"Quispe, Ana",Ana@Example.org,04/03/19,Platform,F,12/03/1985
Z2,"Mamani,  Luz ",luz@example.org,12/01/15,Platform  ,F,25/11/1979
Z3,"Rojas, Pía",pia@example.org,2021-06-01,n/a,female,1990-02-01
Z4,"Soto, Eva",eva@example.org,soon,  Platform,F,1990-02-02
`

interface Changes {
  readonly items: readonly {
    readonly column: string
    readonly target: string
    readonly kind: string
    readonly cells: number
    readonly examples: readonly { readonly row: number; readonly before: string; readonly after: string }[]
  }[]
}

const changesOf = async (id: string, ask = steps.ask): Promise<Changes> =>
  (await ask('GET', `/imports/${id}/changes`)) as unknown as Changes

const told = ({ items }: Changes): string[] =>
  items.map(({ column, kind, cells, examples }) =>
    [
      `${column} ${kind} ${cells}`,
      ...examples.map(({ row, before: as, after: to }) => `${row} ${as}→${to}`),
    ].join(' | '),
  )

test('a check tells what it read differently in the rows that it takes, and what was written still tells it', async () => {
  const { id } = await steps.checked('cells.csv', sheet)
  const expected = [
    'Name parts 3 | 1 Quispe, Ana→Ana · Quispe | 2 Mamani,  Luz →Luz · Mamani',
    'Hire date short year 2 | 1 04/03/19→2019-03-04 | 2 12/01/15→2015-01-12',
    // Of a protected attribute it is only told how many.
    'Gender word 2',
    'Date of birth day 2 | 1 12/03/1985→1985-03-12 | 2 25/11/1979→1979-11-25',
    'Work e-mail case 1 | 1 Ana@Example.org→ana@example.org',
    'Department spaces 1 | 2 Platform  →Platform',
    'Department nothing 1 | 3 n/a→',
  ]
  const checked = await changesOf(id)
  assert.deepEqual(told(checked).toSorted(), expected.toSorted())
  assert.equal(
    checked.items.find(({ column }) => column === 'Department')?.target,
    'job_assignment.departmentId',
  )
  await steps.step(`/imports/${id}/run`)
  assert.deepEqual(await changesOf(id), checked)
})

test('a mended cell is told as it was mended; once the sheet is removed only counts are left', async () => {
  const { id } = await steps.checked('mended.csv', sheet)
  await steps.ask('PATCH', `/imports/${id}/rows/4`, { cells: { 'Hire date': ' 2020-01-07' } })
  await steps.step(`/imports/${id}/check`)
  const mended = told(await changesOf(id))
  assert.ok(mended.includes('Hire date spaces 1 | 4  2020-01-07→2020-01-07'), mended.join('\n'))
  assert.ok(mended.includes('Department spaces 2 | 2 Platform  →Platform | 4   Platform→Platform'))
  await removeSheet(running.server.context.importFolder, id)
  const left = await changesOf(id)
  assert.deepEqual(
    left.items.flatMap(({ examples }) => examples),
    [],
  )
  assert.equal(left.items.find(({ kind }) => kind === 'spaces')?.cells, 2)
})

test('before the check nothing is told, and to another account never', async () => {
  const id = await steps.upload('early.csv', sheet)
  assert.deepEqual((await changesOf(id)).items, [])
  await running.as('recruiter').ask('GET', `/imports/${id}/changes`, undefined, 404)
})
