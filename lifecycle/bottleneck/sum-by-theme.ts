import type { Contributions } from '../person-days/index.ts'

/** What a theme adds to or takes from what is done, over all who are looked at. */
export interface ThemeSummary {
  readonly theme: string
  readonly features: readonly string[]
  /** Mean size of what it adds or takes away, as a share of what is normal. */
  readonly size: number
  /** Share of people whom it holds back by at least what is notable, and how much on average. */
  readonly heldBack: number
  readonly loss: number
}

type Themes = Readonly<Record<string, readonly string[]>>

/** Contributions of features as those of their themes: rows × themes, in the order of the themes. */
export function sumByTheme({ names, values }: Contributions, themes: Themes): Contributions {
  const columns = Object.values(themes).map((features) =>
    features.flatMap((feature) => (names.includes(feature) ? [names.indexOf(feature)] : [])),
  )
  const rows = values.length / names.length
  const summed = new Float64Array(rows * columns.length)
  for (let row = 0; row < rows; row++)
    for (const [theme, of] of columns.entries())
      for (const at of of) summed[row * columns.length + theme]! += values[row * names.length + at]!
  return { names: Object.keys(themes), values: summed }
}

/** From this share of what is normal on, holding back is worth a word. */
const notable = 0.01

/** Themes by what they add or take away, largest first. */
export function summariseThemes({ names, values }: Contributions, themes: Themes): ThemeSummary[] {
  const rows = values.length / names.length
  return names
    .map((theme, at) => {
      const added = Array.from({ length: rows }, (_, row) => values[row * names.length + at]!)
      const held = added.filter((value) => value <= -notable)
      return {
        theme,
        features: themes[theme]!,
        size: added.reduce((sum, value) => sum + Math.abs(value), 0) / rows,
        heldBack: held.length / rows,
        loss: held.length === 0 ? 0 : -held.reduce((sum, value) => sum + value, 0) / held.length,
      }
    })
    .toSorted((a, b) => b.size - a.size)
}
