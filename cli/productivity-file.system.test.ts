import { createRandom } from '@cadre/learn'
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { before, test } from 'node:test'
import { errorOf, makeWorkplace } from './cadre.fixture.ts'

const place = await makeWorkplace()
const file = place.path('lines.csv')
const asked = ['--measure', 'done', '--against', 'planned', '--time', 'day', '--unit', 'team', '--headcount', 'workers'] // prettier-ignore

interface Report {
  readonly isBetterThanUsual: boolean
  readonly themes: readonly { readonly theme: string }[]
  readonly drivers: readonly { readonly feature: string; readonly more: string }[]
  readonly map: { readonly units: readonly { readonly unit: string }[]; readonly hidden: number }
}

before(async () => {
  const random = createRandom(2)
  const lines = Array.from({ length: 600 }, (_, row) => {
    const idle = Math.round(30 * random.next())
    const day = new Date(Date.UTC(2026, 0, 5 + Math.floor(row / 10))).toISOString().slice(0, 10)
    const done = 100 - 1.2 * idle + 8 * random.normal()
    return [day, row % 10, done.toFixed(1), 90, idle, random.integer(50), row % 10 === 0 ? 3 : 20].join(',')
  })
  await writeFile(file, ['day,team,done,planned,idle,backlog,workers', ...lines].join('\n'))
})

test('a file of teams tells what holds back, and nothing of a team of three', async () => {
  const words = [file, ...asked, '--theme', 'tools=idle', '--theme', 'load=backlog']
  const ran = await place.run('productivity', ...words, '--json')
  assert.equal(ran.status, 0, ran.stderr)
  const report = JSON.parse(ran.stdout) as Report
  assert.ok(report.isBetterThanUsual)
  assert.equal(report.themes[0]!.theme, 'tools')
  assert.deepEqual(report.drivers[0]!.more, 'lower')
  assert.equal(report.map.units.length, 9)
  assert.equal(report.map.hidden, 1)
  assert.match((await place.run('productivity', ...words)).stdout, /too small to be told: 1\./)
})

test('what is missing or wrong is said, with what to do', async () => {
  const problem = async (...words: string[]) =>
    errorOf(await place.run('productivity', ...words, '--json')).message
  assert.match(await problem(file, '--measure', 'done', '--theme', 'tools=idle'), /--time/)
  assert.match(await problem(file, ...asked), /--theme/)
  assert.match(await problem(file, ...asked, '--theme', 'tools'), /load=overtime,backlog/)
  assert.match(await problem(file, ...asked, '--theme', 'tools=idle,done'), /cannot explain it/)
  assert.match(await problem(file, ...asked, '--theme', 'tools=idel'), /idel/)
  assert.match(await problem('--to', '2026-01-01'), /--from and --to/)
})

const garments = join(
  process.env['CADRE_REAL_DATA'] ?? resolve(import.meta.dirname, '../../shared/data'),
  'garments_worker_productivity.csv',
)

test(
  'in a real factory incentives and targets lead, as is known of it',
  { skip: !existsSync(garments) },
  async () => {
    const columns = '--measure actual_productivity --time year --unit team --headcount no_of_workers'
    const themes = 'goal=targeted_productivity pay=incentive load=over_time,wip,smv size=no_of_workers'
    const words = `${columns} --theme ${themes} --json`.split(' ')
    const ran = await place.run('productivity', garments, ...words)
    assert.equal(ran.status, 0, ran.stderr)
    const report = JSON.parse(ran.stdout) as Report
    assert.ok(report.isBetterThanUsual)
    const leading = report.drivers.slice(0, 2).map(({ feature }) => feature)
    assert.deepEqual(leading.toSorted(), ['incentive', 'targeted_productivity'])
  },
)
