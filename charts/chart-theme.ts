/** The colours of a chart, by what they mean. Never the only carrier of a meaning: shape, place or text says it too. */
export interface ChartTheme {
  /** Labels and values that must be read. */
  readonly ink: string
  /** Axis labels and notes. */
  readonly muted: string
  /** Grid lines and frames. */
  readonly grid: string
  /** What the chart is about. */
  readonly main: string
  /** What it is set against: a cut, a limit. */
  readonly contrast: string
  /** Everything else: the other rows, the counts behind. */
  readonly quiet: string
  /** The ground a chart stands on. */
  readonly ground: string
}

/** Blue and orange stay apart for every common kind of colour blindness; each has 3:1 or more on its ground (WCAG 2.2, 1.4.11). */
export const lightChartTheme: ChartTheme = {
  ink: '#1c2024',
  muted: '#59616b',
  grid: '#dfe3e8',
  main: '#1d69ad',
  contrast: '#b5530a',
  quiet: '#89929c',
  ground: '#ffffff',
}

export const darkChartTheme: ChartTheme = {
  ink: '#e8eaed',
  muted: '#a7b0ba',
  grid: '#30373e',
  main: '#6fb1f0',
  contrast: '#f0a35e',
  quiet: '#737d87',
  ground: '#131618',
}

/** Colours as custom properties (`--chart-main`), so that one SVG serves light, dark and print. */
export const cssChartTheme: ChartTheme = {
  ink: 'var(--chart-ink)',
  muted: 'var(--chart-muted)',
  grid: 'var(--chart-grid)',
  main: 'var(--chart-main)',
  contrast: 'var(--chart-contrast)',
  quiet: 'var(--chart-quiet)',
  ground: 'var(--chart-ground)',
}

/** The custom properties of a theme as CSS declarations. */
export function themeDeclarations(theme: ChartTheme): string {
  return Object.entries(theme)
    .map(([name, colour]) => `--chart-${name}:${colour}`)
    .join(';')
}
