import { test } from 'node:test'
import assert from 'node:assert/strict'
import { darkChartTheme, lightChartTheme } from './chart-theme.ts'
import { contrastRatio } from './contrast-ratio.ts'

for (const [name, theme] of Object.entries({ light: lightChartTheme, dark: darkChartTheme })) {
  test(`${name}: text has 4.5:1 on its ground and marks have 3:1`, () => {
    for (const text of ['ink', 'muted'] as const)
      assert.ok(contrastRatio(theme[text], theme.ground) >= 4.5, text)
    for (const mark of ['main', 'contrast', 'quiet'] as const)
      assert.ok(contrastRatio(theme[mark], theme.ground) >= 3, mark)
  })
}
