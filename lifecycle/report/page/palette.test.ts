import { test } from 'node:test'
import assert from 'node:assert/strict'
import { contrastRatio } from '@cadre/charts'
import { darkPalette, lightPalette } from './palette.ts'

for (const [name, palette] of Object.entries({ light: lightPalette, dark: darkPalette })) {
  test(`${name}: every text has 4.5:1 on every ground it stands on`, () => {
    const pairs = [
      [palette.ink, palette.ground],
      [palette.ink, palette.seriousGround],
      [palette.muted, palette.ground],
      [palette.accent, palette.ground],
      [palette.onAccent, palette.accent],
      [palette.serious, palette.seriousGround],
      [palette.caution, palette.cautionGround],
    ] as const
    for (const [text, ground] of pairs) assert.ok(contrastRatio(text, ground) >= 4.5, `${text} on ${ground}`)
  })

  test(`${name}: the edge of what can be used has 3:1`, () => {
    assert.ok(contrastRatio(palette.edge, palette.ground) >= 3)
  })
}
