import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sampleCsv } from '@cadre/synth'
import type { CaseResult, Timing } from './render-results.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const runs = 3

/** File to report, process start included, beside a Python script with the same steps, on the synthetic sample. */
export function benchWholeJob(python: string, folder: string): CaseResult {
  const file = join(folder, 'people.csv')
  writeFileSync(file, sampleCsv({ people: 1470, seed: 3 }))
  const ours: number[] = []
  const theirs: number[] = []
  for (let run = 0; run < runs; run++) {
    const out = join(folder, `study-${run}`)
    const flags = [
      'study',
      file,
      '--target',
      'left_company',
      '--id',
      'employee_id',
      '--budget',
      'fast',
      '--out',
      out,
      '--json',
    ]
    ours.push(timed(process.execPath, [join(root, 'cli', 'bin', 'cadre.js'), ...flags]))
    const dropped = 'employee_id,last_day'
    theirs.push(
      timed(python, [
        join(root, 'bench', 'peers', 'study.py'),
        file,
        'left_company',
        'Yes',
        'gender,age',
        dropped,
        join(folder, 'peer.json'),
      ]),
    )
  }
  return {
    name: 'whole job: file to report, 1,470 rows, no search',
    goal: 3,
    timings: [timing('cadre', ours), timing('python', theirs)],
  }
}

function timed(command: string, args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, CADRE_HOME: join(root, '.cadre') },
  })
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} stopped with ${status}: ${stderr.slice(-1000)}`)
  return performance.now() - start
}

function timing(name: string, ms: readonly number[]): Timing {
  return {
    name,
    ms: ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)]!,
    low: Math.min(...ms),
    high: Math.max(...ms),
    quality: Number.NaN,
  }
}
