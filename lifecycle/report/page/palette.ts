import { darkChartTheme, lightChartTheme, themeDeclarations } from '@cadre/charts'

/** The colours of the page by what they are for. */
export interface Palette {
  readonly ink: string
  readonly muted: string
  readonly ground: string
  /** Panels, table heads, the other half of a pair. */
  readonly raised: string
  /** Hairlines; decoration only. */
  readonly line: string
  /** The border of what can be used: 3:1 on the ground. */
  readonly edge: string
  readonly accent: string
  readonly onAccent: string
  readonly serious: string
  readonly seriousGround: string
  readonly caution: string
  readonly cautionGround: string
}

export const lightPalette: Palette = {
  ink: '#1c2024',
  muted: '#59616b',
  ground: '#ffffff',
  raised: '#f4f6f8',
  line: '#dfe3e8',
  edge: '#868f99',
  accent: '#15599a',
  onAccent: '#ffffff',
  serious: '#a4231b',
  seriousGround: '#fdf1f0',
  caution: '#7d4a00',
  cautionGround: '#fdf5e6',
}

export const darkPalette: Palette = {
  ink: '#e8eaed',
  muted: '#a7b0ba',
  ground: '#131618',
  raised: '#1c2124',
  line: '#30373e',
  edge: '#727c86',
  accent: '#85bdf3',
  onAccent: '#0d1b29',
  serious: '#ff9d94',
  seriousGround: '#2c1917',
  caution: '#f2bd6e',
  cautionGround: '#292113',
}

/** Light by default and in print, dark where the reader or the system asks for it. */
export function paletteCss(): string {
  const light = `color-scheme:light;${declarations(lightPalette)};${themeDeclarations(lightChartTheme)}`
  const dark = `color-scheme:dark;${declarations(darkPalette)};${themeDeclarations(darkChartTheme)}`
  return (
    `:root{${light}}` +
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}` +
    `@media screen{:root[data-theme=dark]{${dark}}}`
  )
}

function declarations(palette: Palette): string {
  return Object.entries(palette)
    .map(
      ([name, colour]) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${colour}`,
    )
    .join(';')
}
