import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from './languages.ts'

type Tree = { readonly [key: string]: string | Tree }

/** Every sentence by its path. */
function sentences(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : sentences(value, `${path}${key}.`),
  )
}
const slots = (text: string): string[] =>
  [...text.matchAll(/\{([a-z]\w*)[,}]/g)].map(([, name]) => name!).sort()

const english = new Map(sentences(await languages.en.load()))
for (const [code, { load }] of Object.entries(languages)) {
  test(`${code}: every sentence is there, with the same places to fill in`, async () => {
    const translated = new Map(sentences(await load()))
    assert.deepEqual([...translated.keys()].sort(), [...english.keys()].sort())
    for (const [path, text] of translated) {
      assert.notEqual(text.trim(), '', path)
      assert.deepEqual(slots(text), slots(english.get(path)!), `${code} ${path}`)
    }
  })
}
