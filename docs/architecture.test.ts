import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { stages } from '@cadre/lifecycle/stages'

const page = readFileSync(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8')
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly workspaces: readonly string[]
}

test('the drawing of the data flow names every stage, in order', () => {
  const drawing = /```([\s\S]*?)```/.exec(page)![1]!
  const places = stages.map(({ name }) => drawing.search(new RegExp(`\\b${name}\\b`)))
  assert.ok(
    places.every((place) => place >= 0),
    `not drawn: ${stages
      .filter((_, i) => places[i]! < 0)
      .map(({ name }) => name)
      .join(', ')}`,
  )
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
})

test('every stage has its folder', () => {
  for (const { name } of stages)
    assert.ok(existsSync(new URL(`../lifecycle/${name}/`, import.meta.url)), name)
})

test('the table of workspaces has them in the order of package.json', () => {
  const listed = [...page.matchAll(/\[(\w+)\]\(\1\)/g)].map((match) => match[1]!)
  assert.deepEqual(listed, manifest.workspaces)
})
