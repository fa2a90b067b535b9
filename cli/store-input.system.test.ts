import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { makeWorkplace } from './cadre.fixture.ts'

// What may stand where the commands of the people store want a file. Needs a Unix.

const place = await makeWorkplace()
execFileSync('mkfifo', [place.path('pipe')])

const files = [
  '/dev/zero',
  '/proc/self/environ',
  'pipe',
  '/etc',
  '../../etc/passwd',
  '$(id)',
  'a\nb',
  './-rf',
]
const commands: readonly (readonly [string, (file: string) => readonly string[]])[] = [
  ['restore', (file) => ['restore', file, '--check']],
  ['restore with a passphrase', (file) => ['restore', 'x.cadre', '--check', '--passphrase-file', file]],
  ['audit-trail verify', (file) => ['audit-trail', 'verify', file]],
  ['a public key', (file) => ['audit-trail', 'verify', 'trail.jsonl', '--public-key', file]],
]

for (const [name, argsFor] of commands) {
  test(`${name} is refused a device, a pipe, a folder and odd names, and shows nothing of them`, async () => {
    await place.write('trail.jsonl', '')
    await place.write('x.cadre', '')
    // Two at a time.
    for (let at = 0; at < files.length; at += 2) {
      const runs = files.slice(at, at + 2).map(async (file) => {
        const { status, stdout, stderr } = await place.run(...argsFor(file))
        assert.ok([2, 3, 7].includes(status), `${file}: ${status} ${stdout}${stderr}`)
        assert.doesNotMatch(stdout + stderr, /PATH=|root:x:|uid=|^\s+at /m)
      })
      await Promise.all(runs)
    }
  })
}

test('an option in the place of a file is an unknown option', async () => {
  for (const command of ['restore', 'backup']) {
    const { status, stderr } = await place.run(command, '-rf')
    assert.equal(status, 2)
    assert.match(stderr, /Unknown option/)
  }
})
