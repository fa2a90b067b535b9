import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import { forged, studyBundle, textOf } from './bundle.fixture.ts'
import { openBundle } from './open-bundle.ts'
import { createSigningKey, fingerprintOf, signText } from '@cadre/core/signing'

type Files = ReadonlyMap<string, Uint8Array>

const files = await studyBundle('gradient-boosting')
const signed = [...files.keys()].filter((name) => name !== 'SIGNATURE' && name !== 'SHA256SUMS')

function refusal(given: Files): AppError {
  try {
    openBundle('people-study/bundle', given)
  } catch (error) {
    assert.ok(error instanceof AppError, String(error instanceof Error ? error.stack : error))
    return error
  }
  return assert.fail('The bundle opened.')
}

function replaced(name: string, content: Uint8Array | undefined): Files {
  const copy = new Map(files)
  if (content) copy.set(name, content)
  else copy.delete(name)
  return copy
}

/** The bundle with a field of one part set by a path such as "model.json", ["fitted", "kind"], and signed by somebody else. */
function edited(name: string, path: readonly (string | number)[], value: unknown): Files {
  const json = JSON.parse(textOf(files, name)) as Record<string | number, unknown>
  const holder = path
    .slice(0, -1)
    .reduce<Record<string | number, unknown>>((object, key) => object[key] as typeof json, json)
  holder[path.at(-1)!] = value
  return forged(files, { [name]: JSON.stringify(json) })
}

test('a bundle that was just packed opens, with every part as it was', () => {
  const { fitted, signedBy, ...parts } = openBundle('bundle', files)
  for (const [name, part] of Object.entries(parts))
    assert.deepEqual(part, JSON.parse(textOf(files, `${name}.json`)))
  assert.match(signedBy, /^[0-9a-f]{16}$/)
  assert.equal(fitted.outputs, 1)
})

test('its sums are what sha256sum -c reads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-sums-'))
  try {
    for (const [name, content] of files) writeFileSync(join(folder, name), content)
    const said = execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], {
      cwd: folder,
      encoding: 'utf8',
    })
    assert.equal(said, signed.map((name) => `${name}: OK\n`).join(''))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

for (const name of files.keys()) {
  const content = files.get(name)!

  test(`${name} missing: the bundle is incomplete, and the file is named`, () => {
    const { code, message } = refusal(replaced(name, undefined))
    assert.equal(code, 'bundle-incomplete')
    assert.match(message, new RegExp(`people-study/bundle.*${name}.*missing.*made anew`))
  })

  test(`${name} cut short, with a bit flipped, emptied or replaced: the bundle is altered`, () => {
    const middle = content.length >> 1
    const flipped = Uint8Array.from(content, (byte, at) => (at === middle ? byte ^ 1 : byte))
    for (const other of [
      content.subarray(0, middle),
      flipped,
      new Uint8Array(),
      new TextEncoder().encode('{}\n'),
    ]) {
      const { code, message } = refusal(replaced(name, other))
      assert.equal(code, 'bundle-altered')
      assert.match(message, /Do not use it/)
    }
  })
}

test('a file beside the listed ones is not read', () => {
  assert.equal(openBundle('bundle', replaced('extra.js', new Uint8Array(3))).model.target, 'Left')
})

test('sums that leave out a part make the bundle incomplete', () => {
  for (const name of signed.filter((part) => part.endsWith('.json'))) {
    assert.equal(refusal(forged(files, { [name]: undefined })).code, 'bundle-incomplete')
  }
})

test('a bundle that another installation signed opens, and shows whose it is', () => {
  const key = createSigningKey()
  assert.equal(openBundle('bundle', forged(files, {}, key)).signedBy, fingerprintOf(key.publicKey))
})

test('a signature by another key over other sums proves nothing', () => {
  const signature = JSON.stringify(signText('something else', createSigningKey()))
  assert.match(
    refusal(replaced('SIGNATURE', new TextEncoder().encode(signature))).message,
    /signature does not match/,
  )
})

test('a newer format is refused before anything else is read', () => {
  const { code, message } = refusal(
    forged(files, {
      'model.json': '{"formatVersion":2,"brain":true}',
      'card.json': '[]',
      'audit.json': undefined,
    }),
  )
  assert.equal(code, 'bundle-newer')
  assert.match(message, /format 2; this version of Cadre reads up to 1\. Update/)
})

const wrongParts: readonly (readonly [name: string, path: readonly (string | number)[], value: unknown])[] = [
  ['model.json', ['task'], 'clustering'],
  ['model.json', ['formatVersion'], '1'],
  ['model.json', ['classes'], ['No', 'Yes', 'Perhaps']],
  ['model.json', ['classes'], ['Yes', 'No']],
  ['model.json', ['positive'], 'No'],
  ['model.json', ['threshold'], 7],
  ['model.json', ['calibrator'], { kind: 'isotonic', x: [0.5, 0.2], y: [0, 1] }],
  ['model.json', ['calibrator'], { kind: 'isotonic', x: [], y: [] }],
  ['model.json', ['calibrator'], { kind: 'platt', slope: 1, intercept: 0, floor: 0 }],
  ['model.json', ['calibrator'], { kind: 'temperature', temperature: 2, floor: 0.01 }],
  ['model.json', ['fitted'], { kind: 'toString' }],
  ['model.json', ['comparisonOnly'], true],
  ['pipeline.json', ['schema', 0, 'name'], 'Other'],
  ['pipeline.json', ['schema', 0, 'kind'], 'text'],
  ['pipeline.json', ['schema', 0, 'kind'], '__proto__'],
  ['pipeline.json', ['schema', 0, 'levels'], ['Sales', 'Sales']],
  ['pipeline.json', ['schema', 0, 'missing'], 'NA'],
  ['pipeline.json', ['schema'], []],
  ['card.json', ['mustNever'], 'nothing'],
  ['metrics.json', ['auc'], 0.9],
  ['lineage.json', ['columns', 0], null],
  ['reference.json', ['score', 'counts', 0], -1],
]

for (const [name, path, value] of wrongParts) {
  test(`${name} with ${path.join('.')} = ${JSON.stringify(value)}, signed by another key, is altered`, () => {
    const { code, message } = refusal(edited(name, path, value))
    assert.equal(code, 'bundle-altered')
    assert.match(message, /(model|pipeline|card|metrics|audit|lineage|reference)\.json: /)
  })
}
