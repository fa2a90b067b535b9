/**
 * `npm run bench`: Cadre beside scikit-learn, XGBoost, LightGBM and shap on this machine, runs interleaved,
 * quality compared. Writes bench/RESULTS.md and RESULTS.json. `--quick` leaves the long cases out. With a word only the
 * cases whose names hold it are run, and with `--keep` what they measure takes the place of their rows in the results.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchCases } from './cases.ts'
import type { BenchCase } from './cases.ts'
import { startContestant } from './contestant-process.ts'
import type { Contestant } from './contestant-process.ts'
import { makeBenchTable, writeForPeers } from './data.ts'
import { renderResults } from './render-results.ts'
import type { CaseResult, Results, Timing } from './render-results.ts'
import { benchSearch } from './search-job.ts'
import { benchWholeJob } from './whole-job.ts'

const here = dirname(fileURLToPath(import.meta.url))
const isQuick = process.argv.includes('--quick')
const isKept = process.argv.includes('--keep')
const filter = process.argv.slice(2).find((argument) => !argument.startsWith('--'))

const python = preparePython()
const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-'))
try {
  const cadre = startContestant(process.execPath, [join(here, 'contestant.ts')])
  const peers = startContestant(python, [join(here, 'peers', 'serve.py')])
  const versions = { ...(await cadre.ask({ work: 'versions' })), ...(await peers.ask({ work: 'versions' })) }
  const results: CaseResult[] = []
  for (const benchCase of benchCases) {
    if (filter !== undefined && !benchCase.name.includes(filter)) continue
    if (isQuick && !benchCase.isQuick) continue
    results.push(await runCase(benchCase, { cadre, peers }))
  }
  if (filter === undefined ? !isQuick : 'search'.includes(filter))
    results.push(await benchSearch(folder, { cadre, peers }))
  await cadre.stop()
  await peers.stop()
  if (filter === undefined || 'whole job'.includes(filter)) results.push(benchWholeJob(python, folder))

  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const date = new Date().toISOString().slice(0, 10)
  const whole =
    filter === undefined ? { machine, versions, results, date } : replaceRows(results, { machine, date })
  const page = renderResults(whole)
  console.log(page)
  if (filter === undefined || isKept) {
    writeFileSync(join(here, 'RESULTS.md'), page)
    writeFileSync(join(here, 'RESULTS.json'), `${JSON.stringify(whole, null, 2)}\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The stored results with these rows in place of those of their names; each tells when it was measured by itself. */
function replaceRows(
  measured: readonly CaseResult[],
  { machine, date }: { readonly machine: string; readonly date: string },
): Results {
  const stored = JSON.parse(readFileSync(join(here, 'RESULTS.json'), 'utf8')) as Results
  const rows = measured.map((row) => ({ ...row, alone: `${date}, ${machine}` }))
  const kept = stored.results.map((row) => rows.find(({ name }) => name === row.name) ?? row)
  return {
    ...stored,
    results: [...kept, ...rows.filter((row) => !stored.results.some(({ name }) => name === row.name))],
  }
}

async function runCase(
  benchCase: BenchCase,
  { cadre, peers }: { cadre: Contestant; peers: Contestant },
): Promise<CaseResult> {
  const data = join(folder, benchCase.shape.name)
  if (!existsSync(data)) writeForPeers(makeBenchTable(benchCase.shape), data)
  const request = { work: benchCase.work, case: { ...benchCase, folder: data } }
  const timings = new Map<string, { ms: number[]; quality: number }>()
  // One run of each before the clock counts: compiled code, warm caches, threads started.
  for (let run = -1; run < benchCase.runs; run++) {
    for (const name of ['cadre', ...benchCase.peers]) {
      const answer = name === 'cadre' ? await cadre.ask(request) : await peers.ask({ ...request, peer: name })
      if (typeof answer['ms'] !== 'number' || typeof answer['quality'] !== 'number')
        throw new Error(`${name}: ${JSON.stringify(answer)}`)
      const timing = timings.get(name) ?? { ms: [], quality: answer['quality'] }
      if (run >= 0) timing.ms.push(answer['ms'])
      timings.set(name, timing)
    }
  }
  console.error(
    `${benchCase.name}: ${[...timings].map(([name, { ms }]) => `${name} ${median(ms).toFixed(0)} ms`).join(', ')}`,
  )
  return {
    name: benchCase.name,
    goal: benchCase.goal,
    timings: [...timings].map(([name, { ms, quality }]) => timingOf(name, ms, quality)),
  }
}

function timingOf(name: string, ms: readonly number[], quality: number): Timing {
  return { name, ms: median(ms), low: Math.min(...ms), high: Math.max(...ms), quality }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function preparePython(): string {
  const venv = process.env['CADRE_ORACLES'] ?? join(here, '.venv')
  const interpreter = join(venv, 'bin', 'python')
  if (existsSync(interpreter)) return interpreter
  console.error('Making a Python environment with the peers (once) …')
  const requirements = join(here, 'peers', 'requirements.txt')
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', venv],
    [join(venv, 'bin', 'pip'), 'install', '--quiet', '-r', requirements],
  ] as const) {
    if (spawnSync(command, args, { stdio: 'inherit' }).status !== 0)
      throw new Error(`${command} ${args.join(' ')} failed; the benchmark needs Python 3 with venv.`)
  }
  return interpreter
}
