import { createTheme, defaultVariantColorsResolver } from '@mantine/core'
import type { MantineColorsTuple, VariantColorsResolver } from '@mantine/core'

/** One blue, from paper to ink; 8 passes contrast on white in both schemes. */
const blue: MantineColorsTuple = [
  '#eaf3fc',
  '#d3e5f8',
  '#a5caf0',
  '#75aee7',
  '#4e96e0',
  '#3686db',
  '#287ed9',
  '#1a6cc1',
  '#0b5cad',
  '#004f99',
]

const dialogTitle = { fontSize: '1.15rem', fontWeight: 650 }

const pale: readonly (string | undefined)[] = ['yellow', 'orange']

/** Yellow words on pale yellow cannot be read: what is said in it is written in ink. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const found = defaultVariantColorsResolver(input)
  const isUnreadable = input.variant === 'light' && pale.includes(input.color)
  return isUnreadable ? { ...found, color: 'var(--mantine-color-text)' } : found
}

export const theme = createTheme({
  colors: { blue },
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  variantColorResolver,
  fontFamily: 'system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.15rem' } } },
  defaultRadius: 'md',
  cursorType: 'pointer',
  // Who asked the system for less motion gets none here.
  respectReducedMotion: true,
  components: {
    // The title of what opens over a page weighs as much as a heading of the page.
    Modal: { styles: { title: dialogTitle } },
    Drawer: { styles: { title: dialogTitle } },
  },
})
