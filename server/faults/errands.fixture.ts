import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openInstallation } from '../installation/open-installation.ts'
import type { OpenInstallation } from '../installation/open-installation.ts'
import { readSettings } from '../settings.ts'
import type { Settings } from '../settings.ts'

/** Positions of the demo that is filled while it is killed. */
export const demoPeople = 40

const script = fileURLToPath(new URL('./errand-process.fixture.ts', import.meta.url))
const dying = fileURLToPath(import.meta.resolve('@cadre/store/die-at.fixture'))

/** Where an installation of a test is: everything in one folder, but the database of a server. */
export interface Place {
  readonly folder: string
  readonly url?: string
}

/** An archive for `prepare` to make and `restore` to read, and where a run dies or lists its steps. */
interface RunOptions {
  /** Loaded before the errand instead of what kills it. */
  readonly preload?: string
  readonly env?: NodeJS.ProcessEnv
  readonly archive?: string
  readonly dieAt?: string
  readonly stepsTo?: string
}

function environmentOf({ folder, url }: Place): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CADRE_FOLDER: join(folder, 'data'),
    CADRE_HOME: join(folder, 'home'),
    CADRE_KEY_FILE: join(folder, 'keys', 'field-keys.json'),
    DATABASE_URL: url ?? '',
  }
}

export const settingsOf = (place: Place): Settings => readSettings(environmentOf(place))

/** Runs an errand; `killed` when it died where it was told to, `done` when it came to its end. */
export async function runErrand(
  errand: string,
  place: Place,
  { archive = '', dieAt = '', stepsTo = '', preload = dying, env = {} }: RunOptions = {},
): Promise<'killed' | 'done'> {
  mkdirSync(join(place.folder, 'data'), { recursive: true })
  const child = spawn(process.execPath, ['--import', preload, script, errand, archive], {
    env: {
      ...environmentOf(place),
      ...env,
      CADRE_DIE: dieAt,
      ...(stepsTo !== '' && { CADRE_STEPS: stepsTo }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let errors = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const [, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (signal === 'SIGKILL') return 'killed'
  assert.equal(said, 'done\n', `${errand} ${dieAt}: ${errors}`)
  return 'done'
}

/** The durable steps that an errand takes, in order, from a run of it to its end. */
export async function stepsOf(
  errand: string,
  place: Place,
  run: Pick<RunOptions, 'archive'>,
): Promise<string[]> {
  const stepsTo = `${place.folder}.steps`
  await runErrand(errand, place, { ...run, stepsTo })
  const steps = readFileSync(stepsTo, 'utf8').trimEnd().split('\n')
  rmSync(stepsTo)
  return steps
}

/** Looks into an installation as a start would, which does again what the ledger says. */
export async function lookInto<Result>(
  place: Place,
  look: (installation: OpenInstallation) => Promise<Result>,
): Promise<Result> {
  const installation = await openInstallation(settingsOf(place), { version: '0.1.0', tell: () => undefined })
  try {
    return await look(installation)
  } finally {
    await installation.database.close()
  }
}
