import { addDays, AppError } from '@cadre/core'
import { writeFileAtomically } from '@cadre/connect/files'
import type { OpenFileOptions } from '@cadre/connect/files'
import { followProductivity, studyProductivity } from '@cadre/lifecycle/bottleneck'
import type { ProductivityRows, TeamColumns } from '@cadre/lifecycle/bottleneck'
import { featureNamed } from '@cadre/people/features'
import { readFeatureRows } from '@cadre/server'
import { knownOn, readDepartments, snapshotFeatures } from '@cadre/store/features'
import { productivity } from '@cadre/usecases'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { openLakeNamed } from '../open-lake-named.ts'
import { listOption } from '../option-parsers.ts'
import { printResult } from '../print.ts'
import { productivityText } from '../productivity-text.ts'
import { readPast } from '../read-past.ts'
import { readMonthEnds } from '../read-month-ends.ts'
import { readTeamFile } from '../team-file.ts'

export interface ProductivityFlags extends Partial<Omit<TeamColumns, 'themes'>> {
  readonly lake?: string
  readonly from?: string
  readonly to?: string
  readonly history?: string
  readonly theme?: readonly string[]
  readonly fixed?: readonly string[]
  readonly seed: number
  readonly out?: string
  readonly json?: true
}

interface ProductivityRequest {
  readonly file: string | undefined
  readonly flags: ProductivityFlags
  readonly readAs: OpenFileOptions
}

/** Reads the rows from lake or file, compares models, and tells what goes with more and less being done. */
export async function runProductivity({ file, flags, readAs }: ProductivityRequest): Promise<void> {
  const { signal, release } = cancelOnInterrupt()
  const tell = (what: string): void => void process.stderr.write(`${what}\n`)
  const themes = file === undefined ? productivity.themes : themesOf(flags.theme)
  const rows =
    file === undefined
      ? await lakeRows(flags, { signal, tell })
      : await readTeamFile({ path: file, readAs, signal }, { ...flags, ...neededOf(flags), themes })
  const movable = file === undefined ? productivity.movable : Object.values(themes).flat()
  const asked = {
    ...productivity,
    themes,
    movable: movable.filter((name) => flags.fixed?.includes(name) !== true),
  }
  const result = await studyProductivity(asked, rows, { seed: flags.seed, signal, onProgress: tell })
  release()
  const { question, review, mustNever } = productivity
  const report = { ...result, question, review, mustNever }
  if (flags.out !== undefined) await writeFileAtomically(flags.out, `${JSON.stringify(report, null, 2)}\n`)
  printResult(report, { json: flags.json, text: () => productivityText(report) })
}

/** Months from one look to the next: each look is followed to the figures of the next. */
const every = 3

async function lakeRows(
  { from, to, history, lake: folder }: ProductivityFlags,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: (what: string) => void },
): Promise<ProductivityRows> {
  if (from === undefined || to === undefined)
    throw new AppError('usage', 'Say which months of the lake with --from and --to, or name a file.')
  const lake = await openLakeNamed(folder)
  const ends = readMonthEnds(from, addDays(to, 1)).filter((day) => day <= to)
  const days = ends.filter((_, at) => (ends.length - 1 - at) % every === 0)
  const names = [...Object.values(productivity.themes).flat(), productivity.productivity, productivity.family]
  const features = names.flatMap((name) => featureNamed(name) ?? [])
  tell(`${features.length} features of ${days.length} days`)
  const now = new Date()
  const past = await readPast(lake, { history, now, tell })
  const manifest = await snapshotFeatures(lake, {
    name: 'productivity',
    features,
    days,
    ...past,
    now,
    signal,
  })
  const departments = await readDepartments(lake, {
    day: days.at(-1) ?? to,
    knownAt: knownOn(past, to),
  })
  return followProductivity(await readFeatureRows(lake, manifest, 'planning'), {
    productivity: productivity.productivity,
    family: productivity.family,
    unitOf: (personId) => departments.get(personId),
  })
}

function neededOf({ measure, time }: ProductivityFlags): { measure: string; time: string } {
  if (measure !== undefined && time !== undefined) return { measure, time }
  throw new AppError(
    'usage',
    'Say which column has what was done, and which the day, with --measure and --time.',
  )
}

/** `load=overtime,backlog` as a theme and its columns. */
function themesOf(texts: readonly string[] = []): Record<string, readonly string[]> {
  const themes = texts.map((text) => {
    const [name = '', columns = ''] = text.split(/=(.*)/s)
    if (name.trim() === '' || columns.trim() === '')
      throw new AppError('usage', `"${text}" is no theme. Write it as load=overtime,backlog.`)
    return [name.trim(), listOption(columns)] as const
  })
  if (themes.length > 0) return Object.fromEntries(themes)
  throw new AppError('usage', 'Say what may hold back with --theme, such as --theme load=overtime,backlog.')
}
