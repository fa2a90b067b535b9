import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { cp, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, beforeEach, test } from 'node:test'
import { errorOf, makeWorkplace, studyPeople } from './cadre.fixture.ts'

const place = await makeWorkplace()
const bundle = place.path('copy')
let original: string

before(async () => {
  original = await studyPeople(place)
})

beforeEach(async () => {
  await rm(bundle, { recursive: true, force: true })
  await cp(original, bundle, { recursive: true })
})

/** What is said of this bundle; nothing is written. */
async function refusal(
  path = 'copy',
  command: readonly string[] = ['score'],
): Promise<{ code: string; message: string }> {
  const files = await place.list()
  const [name = '', ...rest] = command
  const run = await place.run(name, path, 'people.csv', ...rest, '--json')
  assert.equal(run.status, 5)
  assert.deepEqual(await place.list(), files)
  return errorOf(run)
}

test('no bundle there, a file, another folder: each is told apart', async () => {
  await mkdir(place.path('empty'), { recursive: true })
  assert.match((await refusal('nowhere')).message, /"nowhere"\. There is no such folder/)
  for (const [path, why] of [
    ['people.csv', /That is not a folder/],
    ['/dev/zero', /That is not a folder/],
    ['.', /The folder holds something else/],
    ['empty', /The folder is empty/],
  ] as const) {
    const { code, message } = errorOf(await place.run('explain', path, 'people.csv', '--row', '1', '--json'))
    assert.equal(code, 'bundle-missing')
    assert.match(message, why)
  }
})

test('a truncated bundle', async () => {
  await truncate(join(bundle, 'model.json'), 200)
  const { code, message } = await refusal()
  assert.equal(code, 'bundle-altered')
  assert.match(message, /copy: model\.json: .*Do not use it/)
})

test('a bundle with a file missing', async () => {
  await rm(join(bundle, 'card.json'))
  const { code, message } = await refusal()
  assert.equal(code, 'bundle-incomplete')
  assert.match(message, /card\.json: it is missing\. Copy the bundle again/)
})

test('an edited bundle', async () => {
  const path = join(bundle, 'card.json')
  await writeFile(path, (await readFile(path, 'utf8')).replace('logistic', 'mystic'))
  for (const command of [['score'], ['explain', '--row', '1'], ['audit']]) {
    assert.equal((await refusal('copy', command)).code, 'bundle-altered')
  }
})

test('a bundle of a newer format, signed anew', async () => {
  const model = JSON.parse(await readFile(join(bundle, 'model.json'), 'utf8')) as object
  await writeFile(join(bundle, 'model.json'), JSON.stringify({ ...model, formatVersion: 99 }))
  await signAnew()
  const { code, message } = await refusal()
  assert.equal(code, 'bundle-newer')
  assert.match(message, /format 99.*Update Cadre/)
})

test('a bundle of another installation works, and its fingerprint is shown', async () => {
  await signAnew()
  const { status, stdout } = await place.run('explain', 'copy', 'people.csv', '--row', '1')
  assert.equal(status, 0)
  assert.match(stdout, /Signed\s+by\s+another\s+installation,\s+[0-9a-f]{16}/)
  const own = await place.run('explain', 'people-study', 'people.csv', '--row', '1')
  assert.match(own.stdout, /Signed\s+here/)
})

test('the study’s own folder stands for the bundle in it', async () => {
  const { status } = await place.run('explain', 'people-study', 'people.csv', '--row', '1')
  assert.equal(status, 0)
})

/** As another installation would: sums of the files as they are now, and a signature by a new key. */
async function signAnew(): Promise<void> {
  const old = await readFile(join(bundle, 'SHA256SUMS'), 'utf8')
  const names = old
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(66))
  const lines = await Promise.all(
    names.map(
      async (name) =>
        `${createHash('sha256')
          .update(await readFile(join(bundle, name)))
          .digest('hex')}  ${name}\n`,
    ),
  )
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const der = publicKey.export({ format: 'der', type: 'spki' })
  const signature = {
    algorithm: 'ed25519',
    fingerprint: '',
    publicKey: der.toString('base64'),
    signature: sign(null, Buffer.from(lines.join('')), privateKey).toString('base64'),
  }
  await writeFile(join(bundle, 'SHA256SUMS'), lines.join(''))
  await writeFile(join(bundle, 'SIGNATURE'), JSON.stringify(signature))
}
