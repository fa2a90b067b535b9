import { normalsOnLastDay } from '@cadre/lifecycle/bottleneck'
import type { ProductivityResult } from '@cadre/lifecycle/bottleneck'
import { placesOfPeople } from '@cadre/store'
import { productivity } from '@cadre/usecases'
import type { Found } from './found.ts'
import { inStudyThread } from './in-study-thread.ts'
import { linesToldAbove } from './lines-told-above.ts'
import { partsOn, presentIn, quartersUpTo, studyRows } from './study-rows.ts'
import type { Studying } from './study-rows.ts'

/** Where less is done than is usual for the kind of work, and what goes with it. Throws as the study. */
export async function productivityReport(studying: Studying): Promise<Found<'productivity'>> {
  const { work, asOf } = studying
  const { themes, productivity: measure, family } = productivity
  const { rows, data } = await studyRows(studying, {
    name: productivity.name,
    features: [...Object.values(themes).flat(), measure, family],
    days: quartersUpTo(asOf),
  })
  const parts = await partsOn(studying, presentIn(rows, asOf))
  const found = await inStudyThread(work, 'productivity', { rows, parts })
  const places = await work.inSession((session) => placesOfPeople(session, { asOf }))
  const told = linesToldAbove(
    found.parts as readonly { about: 'line'; name: string; people: number }[],
    places,
  )
  return {
    asOf,
    data,
    method: { ...methodOf(found), normals: normalsOnLastDay(rows, { productivity: measure, family }) },
    parts: found.parts.map(({ about, name, people, level, themes: byTheme }) => ({
      about: about as 'everybody',
      name,
      people,
      value: level,
      low: null,
      high: null,
      figures: { themes: { ...byTheme } },
      ...(about === 'line' && { toldAbove: told.has(name) }),
    })),
  }
}

/** How it was found out, and what was found of everybody together. */
export function methodOf(found: ProductivityResult): Found<'productivity'>['method'] {
  const { rows, people, days, judgedRows, recommended, isBetterThanUsual } = found
  return {
    review: productivity.review,
    mustNever: [...productivity.mustNever],
    rows,
    people,
    days,
    judgedRows,
    judged: found.judged.map(({ name, label, figures, gain }) => ({
      name,
      label,
      mae: plain(figures['mae'])!,
      r2: plain(figures['r2'])!,
      gain: plain(gain),
    })),
    recommended,
    isBetter: isBetterThanUsual,
    themes: found.themes.map((theme) => ({ ...theme, features: [...theme.features] })),
    drivers: [...found.drivers],
    shifts: [...found.shifts],
  }
}

type Ends = { readonly value: number; readonly low?: number; readonly high?: number }
const plain = (found: Ends | undefined) =>
  found ? { value: found.value, low: found.low ?? found.value, high: found.high ?? found.value } : null
