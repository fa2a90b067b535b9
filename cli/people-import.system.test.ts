import { startPostgres } from '@cadre/store/postgres.fixture'
import type { OwnPostgres } from '@cadre/store/postgres.fixture'
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { errorOf, makeWorkplace, runCadre } from './cadre.fixture.ts'

// On Postgres, where an import outlives the process that ran it. Needs root for a small file system.

const launcher = fileURLToPath(new URL('./bin/cadre.js', import.meta.url))
let small = ''
// Before the folder that it is in is removed.
after(() => void execFileSync('umount', [small]))
const place = await makeWorkplace()
const folder = place.path('data')
small = place.path('small')
let postgres: OwnPostgres
let client: pg.Client
let env: typeof place.env

before(async () => {
  postgres = await startPostgres()
  const url = await postgres.createDatabase('imports')
  env = { ...place.env, DATABASE_URL: url }
  const run = await runCadre(['init', '--folder', folder], { cwd: place.folder, env })
  assert.equal(run.status, 0, run.stderr)
  client = new pg.Client(url.replace('//cadre@', '//postgres@'))
  await client.connect()
})
after(async () => {
  await client.end()
  await postgres.remove()
})

const people = async (...words: string[]) => {
  const run = await runCadre(['people', ...words, '--folder', folder, '--json'], { cwd: place.folder, env })
  return { ...run, body: run.status === 0 ? JSON.parse(run.stdout) : undefined }
}

const rows = 5000

/** Everybody but the first reports to the first; every third has left. */
function sheetOf(prefix: string): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const ended = row % 3 === 1 ? '2025-03-31' : ''
    return `${prefix}${row},Given${row},Family${row},2020-01-${String(1 + (row % 28)).padStart(2, '0')},${ended},Job ${row % 7},${row === 0 ? '' : `${prefix}0`},${1000 + row} EUR`
  })
  return [
    'Employee ID,First name,Last name,Hire date,Termination date,Job title,Manager,Salary',
    ...lines,
  ].join('\n')
}

/** Starts a command and kills it, all of it at once, as soon as the database says that it is so far. */
async function killedWhen(words: readonly string[], isSoFar: string): Promise<void> {
  const arguments_ = [launcher, 'people', ...words, '--folder', folder, '--json']
  const child = spawn(process.execPath, arguments_, {
    cwd: place.folder,
    env: env as NodeJS.ProcessEnv,
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  while (child.exitCode === null) {
    const { rowCount } = await client.query(`select from imports.import i where ${isSoFar}`)
    if (rowCount! > 0) break
    await sleep(10)
  }
  assert.equal(child.exitCode, null, 'it was over before it was killed')
  child.kill('SIGKILL')
  await ended
}

const countOf = async (prefix: string) =>
  (
    await client.query(
      `select count(distinct p.id)::int as people, count(distinct e.id)::int as spells, count(distinct l.id)::int as lines, count(distinct y.id)::int as pay
       from records.person p
       left join records.employment e on e.person_id = p.id and upper_inf(e.recorded)
       left join records.manager_line l on l.person_id = p.id and upper_inf(l.recorded)
       left join records.pay y on y.person_id = p.id and upper_inf(y.recorded)
       where p.employee_number ~ ('^' || $1 || '[0-9]') and upper_inf(p.recorded)`,
      [prefix],
    )
  ).rows[0]

const whole = { people: rows, spells: rows, lines: rows - 1, pay: rows }
const none = { people: 0, spells: 0, lines: 0, pay: 0 }

test('an import that is killed at any step is gone on with, ends whole, and is undone whole', async () => {
  const path = await place.write('staff.csv', sheetOf('K'))
  const newest = 'i.created_at = (select max(created_at) from imports.import)'
  // Before anything was written: nothing is left but an import that was begun, and the sheet comes in anew.
  await killedWhen(['import', path, '--apply'], `${newest} and i.state = 'mapped'`)
  assert.deepEqual(await countOf('K'), none)
  await killedWhen(
    ['import', path, '--apply'],
    `${newest} and i.state = 'running' and (i.progress->>'next')::int >= 2000`,
  )
  const { rows: found } = await client.query("select id from imports.import where state = 'running'")
  const id = String(found[0].id)
  await killedWhen(
    ['resume', id],
    `i.id = '${id}' and i.progress->>'pass' = 'lines' and (i.progress->>'next')::int >= 2000`,
  )
  const resumed = await people('resume', id)
  assert.equal(resumed.status, 0, resumed.stderr)
  assert.deepEqual(resumed.body.rows, { created: rows, updated: 0, unchanged: 0, rejected: 0, leftOut: 0 })
  assert.deepEqual(await countOf('K'), whole)
  const again = await people('import', path, '--apply')
  assert.equal(again.body.counts.rows.unchanged, rows)
  const copy = await people('import', await place.write('a copy of it.csv', sheetOf('K')))
  assert.deepEqual(copy.body.counts.records, {})

  await killedWhen(
    ['undo', id],
    `i.id = '${id}' and exists (select from imports.effect e where e.import_id = i.id and e.undone_at is not null)`,
  )
  const undone = await people('undo', id)
  assert.equal(undone.status, 0, undone.stderr)
  assert.deepEqual(await countOf('K'), none)
  const listed = await people('imports')
  assert.equal(listed.body.imports.find((one: { id: string }) => one.id === id).state, 'undone')
})

test('on the command line too, columns that grant roles or set secrets go nowhere, whatever the mapping says', async () => {
  const odd = 'Employee ID,Name,role,password_hash,org_id,score,id\nF1,"Paz, Sol",hr_manager,x,1,5,7\n'
  const path = await place.write('odd.csv', odd)
  const accounts = async () =>
    (await client.query('select from app.account')).rows.length +
    Number((await client.query('select from access.role_grant')).rowCount)
  const before = await accounts()
  const { body } = await people('import', path, '--apply')
  const used = body.mapping.columns.filter(({ to }: { to: string | null }) => to !== null)
  assert.deepEqual(
    used.map(({ column }: { column: string }) => column),
    ['Employee ID', 'Name'],
  )
  assert.deepEqual(Object.keys(body.counts.records).toSorted(), ['employment', 'person'])
  assert.equal(await accounts(), before)
  for (const to of ['account.role', 'account.password_hash', 'person.id_digest', 'score.value']) {
    const mapping = { ...body.mapping, columns: [{ column: 'role', to }] }
    const mappingPath = await place.write('grant.json', JSON.stringify(mapping))
    const refused = await people('import', path, '--mapping', mappingPath, '--apply')
    assert.notEqual(refused.status, 0, to)
    assert.match(errorOf(refused).message, new RegExp(to.replace('.', '\\.')), to)
  }
  assert.equal((await people('undo', body.id)).status, 0)
})

test('two imports of one sheet at once, from two processes, end like one', async () => {
  const path = await place.write('both.csv', sheetOf('T'))
  const both = await Promise.all([people('import', path, '--apply'), people('import', path, '--apply')])
  assert.deepEqual(
    both.map(({ status }) => status),
    [0, 0],
    both.map(({ stderr }) => stderr).join('\n'),
  )
  const created = both.reduce((sum, { body }) => sum + body.counts.rows.created, 0)
  assert.equal(created, rows)
  assert.deepEqual(await countOf('T'), whole)
})

test('an import that is interrupted says so, and goes on or is undone', async () => {
  const path = await place.write('cut.csv', sheetOf('C'))
  const child = spawn(process.execPath, [launcher, 'people', 'import', path, '--apply', '--folder', folder], {
    cwd: place.folder,
    env: env as NodeJS.ProcessEnv,
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  const running = "select id from imports.import where state = 'running' and (progress->>'next')::int >= 2000"
  while (child.exitCode === null && (await client.query(running)).rowCount === 0) await sleep(10)
  child.kill('SIGINT')
  const [status] = (await ended) as [number]
  assert.equal(status, 130)
  const { rows: found } = await client.query(running)
  const undone = await people('undo', String(found[0].id))
  assert.equal(undone.status, 0, undone.stderr)
  assert.deepEqual(await countOf('C'), none)
})

test('an import that finds no space for its sheet writes no record, and comes in once there is', async () => {
  await mkdir(small)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small])
  const path = await place.write('large.csv', sheetOf('D'))
  await mkdir(join(folder, 'imports'), { recursive: true })
  execFileSync('mount', ['--bind', small, join(folder, 'imports')])
  try {
    await writeFile(join(small, 'filler'), new Uint8Array(700 * 1024))
    const run = await people('import', path, '--apply')
    assert.notEqual(run.status, 0)
    assert.equal(errorOf(run).code, 'store-disk-full')
    assert.deepEqual(await countOf('D'), none)
    assert.deepEqual(await readdir(small), ['filler'], 'nothing of the sheet is left')
  } finally {
    execFileSync('umount', [join(folder, 'imports')])
  }
  const run = await people('import', path, '--apply')
  assert.equal(run.body.counts.rows.created, rows)
})
