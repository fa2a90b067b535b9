import { writeFileAtomically } from '@cadre/connect/files'
import { addDays } from '@cadre/core'
import { followUp, studySurvival } from '@cadre/lifecycle/survival'
import { featureNamed } from '@cadre/people/features'
import { readFeatureRows } from '@cadre/server'
import { knownOn, readReplacementCosts, readSpells, snapshotFeatures } from '@cadre/store/features'
import { attrition } from '@cadre/usecases'
import { readActions } from '../read-actions.ts'
import { refuseNegative } from '../refuse-negative.ts'
import { attritionText } from '../attrition-text.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { readPast } from '../read-past.ts'
import { readMonthEnds } from '../read-month-ends.ts'
import { openLakeNamed } from '../open-lake-named.ts'
import { printResult } from '../print.ts'

export interface AttritionFlags {
  readonly lake?: string
  readonly from: string
  readonly to: string
  readonly history?: string
  readonly horizon: number
  readonly every: number
  readonly seed: number
  readonly replacementCost?: number
  readonly actions?: string
  readonly out?: string
  readonly json?: true
}

/** Makes the snapshots, follows them to what came of them, compares models, and tells what was found. */
export async function runAttrition({
  from,
  to,
  horizon,
  every,
  seed,
  replacementCost,
  actions,
  out,
  ...flags
}: AttritionFlags): Promise<void> {
  if (replacementCost !== undefined) refuseNegative(replacementCost)
  const useCase = actions === undefined ? attrition : { ...attrition, actions: await readActions(actions) }
  const lake = await openLakeNamed(flags.lake)
  const now = new Date()
  const { signal, release } = cancelOnInterrupt()
  const tell = (what: string): void => void process.stderr.write(`${what}\n`)
  const ends = readMonthEnds(from, addDays(to, 1)).filter((day) => day <= to)
  const days = ends.filter((_, at) => (ends.length - 1 - at) % every === 0)
  const features = attrition.features.flatMap((name) => featureNamed(name) ?? [])
  tell(`${features.length} features of ${days.length} days`)
  const past = await readPast(lake, { history: flags.history, now, tell })
  const manifest = await snapshotFeatures(lake, {
    name: 'attrition',
    features,
    days,
    ...past,
    now,
    signal,
  })
  const spells = await readSpells(lake, knownOn(past, to))
  const rows = followUp(await readFeatureRows(lake, manifest, 'retention'), spells, {
    cause: attrition.cause,
    knownUntil: to,
  })
  const costs =
    replacementCost === undefined
      ? undefined
      : await readReplacementCosts(lake, { ...rows.present, ...past }, replacementCost)
  const result = await studySurvival(useCase, rows, {
    costs,
    horizonMonths: horizon,
    seed,
    signal,
    onProgress: tell,
  })
  release()
  const report = {
    ...result,
    question: attrition.question,
    dataSet: { name: manifest.name, sequence: manifest.sequence, hash: manifest.hash },
    past,
    review: attrition.review,
    mustNever: attrition.mustNever,
  }
  if (out !== undefined) await writeFileAtomically(out, `${JSON.stringify(report, null, 2)}\n`)
  printResult(report, { json: flags.json, text: () => attritionText(report) })
}
