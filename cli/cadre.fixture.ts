import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import assert from 'node:assert/strict'

// What black-box tests of the command line share: a folder of their own, people to learn from, a run.

const launcher = fileURLToPath(new URL('./bin/cadre.js', import.meta.url))
/** No run of these tests takes this long unless it hangs. */
const hangMs = 60_000

export interface Run {
  /** As a shell sees it: 128 and the signal's number when a signal ended it. */
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export interface Workplace {
  readonly folder: string
  /** The environment of every run: an installation of its own. */
  readonly env: Readonly<Record<string, string | undefined>>
  path(name: string): string
  /** Writes a file and gives its path. */
  write(name: string, content: string | Uint8Array): Promise<string>
  run(...args: string[]): Promise<Run>
  /** Everything in the folder but the installation, hidden names too. */
  list(): Promise<string[]>
}

/** A folder for one test file, removed after its tests. */
export async function makeWorkplace(): Promise<Workplace> {
  const root = await mkdtemp(join(tmpdir(), 'cadre-cli-'))
  after(() => rm(root, { recursive: true, force: true }))
  const folder = join(root, 'work')
  await mkdir(folder)
  const env = { ...process.env, CADRE_HOME: join(root, 'home'), NO_COLOR: undefined, CADRE_DEBUG: undefined }
  return {
    folder,
    env,
    path: (name) => join(folder, name),
    async write(name, content) {
      await writeFile(join(folder, name), content)
      return join(folder, name)
    },
    run: (...args) => runCadre(args, { cwd: folder, env }),
    list: async () => (await readdir(folder)).toSorted(),
  }
}

/** A run on the same machine without the packages of TensorFlow.js. */
export function withoutTensorFlow({ folder, env }: Workplace): RunOptions {
  const hook = `import { registerHooks } from 'node:module'
registerHooks({
  resolve(name, context, next) {
    if (name.startsWith('@tensorflow/')) throw new Error('Cannot find package ' + name)
    return next(name, context)
  },
})`
  const options = `--import=data:text/javascript,${encodeURIComponent(hook)}`
  return { cwd: folder, env: { ...env, NODE_OPTIONS: options } }
}

interface RunOptions {
  readonly cwd: string
  readonly env: Workplace['env']
  /** Whom it runs as; needs root. */
  readonly uid?: number
}

/** Runs the command line as a process of its own. */
export async function runCadre(args: readonly string[], options: RunOptions): Promise<Run> {
  const child = spawn(process.execPath, [launcher, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), hangMs)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const status = await new Promise<number>((done) =>
    child.on('close', (code, signal) => done(code ?? (signal === 'SIGKILL' ? 137 : 128))),
  )
  clearTimeout(timer)
  assert.notEqual(status, 137, `cadre ${args.join(' ')} did not end`)
  return { status, stdout, stderr }
}

/** What `--json` printed of an error; checks that people were told the same and saw no stack. */
export function errorOf({ stdout, stderr }: Run): {
  code: string
  message: string
  details: Record<string, unknown>
} {
  const { error } = JSON.parse(stdout) as { error: ReturnType<typeof errorOf> }
  assert.doesNotMatch(stderr, /^\s+at /m)
  assert.ok(stderr.startsWith('cadre: '), stderr)
  return error
}

export const peopleColumns = [
  'employee_id',
  'Gender',
  'Department',
  'OverTime',
  'MonthlyPay',
  'TenureYears',
  'Left',
]

/** People of a made-up company: those with overtime and low pay leave more often. The same every time. */
export function people(rows = 240): string[][] {
  const next = lehmer(7)
  return Array.from({ length: rows }, (_, row) => {
    const hasOverTime = next() < 0.4
    const pay = 2500 + Math.round(3000 * next())
    const isLeaver = next() < 0.08 + (hasOverTime ? 0.4 : 0) + (pay < 3500 ? 0.3 : 0)
    return [
      String(row + 1001),
      next() < 0.5 ? 'Female' : 'Male',
      ['Sales', 'Research', 'Service'][Math.floor(3 * next())]!,
      hasOverTime ? 'Yes' : 'No',
      String(pay),
      String(Math.floor(20 * next())),
      isLeaver ? 'Yes' : 'No',
    ]
  })
}

/** Rows as CSV; the people unless told. */
export function csv(
  rows: readonly (readonly string[])[] = people(),
  columns: readonly string[] = peopleColumns,
): string {
  return [columns, ...rows].map((row) => `${row.join(',')}\n`).join('')
}

/** The people with some cells written otherwise. */
export function changed(
  column: string,
  cell: (cell: string, row: number) => string,
  rows = people(),
): string[][] {
  const at = peopleColumns.indexOf(column)
  return rows.map((cells, row) => cells.map((old, index) => (index === at ? cell(old, row) : old)))
}

/** The shortest study there is. */
export const quickly = ['--learners', 'logistic-regression', '--budget', 'fast', '--threads', '1'] as const

/** Learns who left, and gives the folder of the bundle. */
export async function studyPeople(place: Workplace): Promise<string> {
  const file = await place.write('people.csv', csv())
  const { status, stderr } = await place.run('study', file, '-t', 'Left', ...quickly, '--out', 'people-study')
  assert.equal(status, 0, stderr)
  return place.path(join('people-study', 'bundle'))
}

/** Lehmer's generator (Park and Miller 1988): the tests need chance that never changes. */
function lehmer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 0x7fffffff
    return state / 0x7fffffff
  }
}
