import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

test('a process that closes a pool while tasks end hears of it, and does not run out of work before', () => {
  const fixture = fileURLToPath(new URL('./close-race.fixture.ts', import.meta.url))
  const { stdout, stderr, status } = spawnSync(process.execPath, [fixture], { encoding: 'utf8' })
  assert.equal(stdout, 'every close came back', stderr)
  assert.equal(status, 0)
})
