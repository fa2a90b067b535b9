import { startPostgres } from '@cadre/store/postgres.fixture'
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runErrand } from './errands.fixture.ts'

// Needs Debian's Postgres. What a database writes is its own affair: see `cadre doctor`.

const folder = mkdtempSync(join(tmpdir(), 'cadre-power-'))
const postgres = await startPostgres()
after(async () => {
  await postgres.remove()
  rmSync(folder, { recursive: true })
})
const model = fileURLToPath(new URL('./power-loss-process.fixture.ts', import.meta.url))
const losses = join(folder, 'losses')
const lost = (): string[] => readFileSync(losses, 'utf8').split('\n').slice(0, -1)

test('what the installation keeps in files is on the disk before it is relied on', async () => {
  const place = { folder: join(folder, 'place'), url: await postgres.createDatabase('place') }
  const archive = join(place.folder, 'backups', 'prepared.cadre')
  mkdirSync(join(place.folder, 'backups'), { recursive: true })
  const run = { archive, preload: model, env: { CADRE_WATCHED: place.folder, CADRE_LOSSES: losses } }
  for (const errand of ['prepare', 'sign', 'rotate keys', 'erase', 'export to lake', 'retire key']) {
    assert.equal(await runErrand(errand, place, run), 'done')
    assert.deepEqual(lost(), [], errand)
  }
  const other = { folder: join(folder, 'other'), url: await postgres.createDatabase('other') }
  const env = { ...run.env, CADRE_WATCHED: other.folder }
  assert.equal(await runErrand('restore', other, { ...run, env }), 'done')
  assert.deepEqual(lost(), [], 'restore')
})

test('the model of the disk finds what is not synced', () => {
  const careless = `
    import { writeFile, rename, open } from 'node:fs/promises'
    await writeFile('draft', 'text'); await rename('draft', 'file')
    await writeFile('left', 'text')
    await writeFile('careful', 'text', { flush: true }); await rename('careful', 'placed')`
  const place = join(folder, 'careless')
  mkdirSync(place)
  execFileSync(process.execPath, ['--import', model, '--input-type=module', '--eval', careless], {
    cwd: place,
    env: { ...process.env, CADRE_WATCHED: place, CADRE_LOSSES: losses },
  })
  assert.deepEqual(lost(), [
    'draft was renamed to file before it was synced',
    'left was never synced',
    'the folder of file was not synced after its renaming',
    'the folder of placed was not synced after its renaming',
  ])
})
