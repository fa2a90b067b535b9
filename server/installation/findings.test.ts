import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DatabaseFacts } from '@cadre/store'
import {
  checkpointFinding,
  findingsOfDatabase,
  machineFindings,
  rightsFinding,
  spaceFinding,
} from './findings.ts'

const now = new Date('2026-11-20T12:00:00Z')
const sound: DatabaseFacts = {
  kind: 'server',
  postgres: 150_008,
  isPowerLossSafe: true,
  unsafeSettings: [],
  bypassesPolicies: false,
  requestLoginExcess: [],
  isEncrypted: true,
  clockAheadMs: 20,
  sizeBytes: 50_000_000,
  pendingMigrations: [],
  unknownMigrations: [],
  lastBackupAt: '2026-11-19T03:00:00.000Z',
  oldestUnsealedAt: null,
}

test('an installation in order has nothing to mend', () => {
  assert.deepEqual(
    findingsOfDatabase(sound, now).filter(({ state }) => state !== 'good'),
    [],
  )
})

for (const [name, facts, state, words] of [
  ['durability', { isPowerLossSafe: false, unsafeSettings: ['fsync = off'] }, 'bad', /fsync = off/],
  ['durability', { kind: 'embedded', isPowerLossSafe: false }, 'bad', /not a loss of power.*Use Postgres/],
  ['policies', { bypassesPolicies: true }, 'bad', /superuser/],
  ['wall', { requestLoginExcess: null }, 'bad', /run on the one that owns the database/],
  ['wall', { requestLoginExcess: ['is a superuser'] }, 'bad', /is a superuser/],
  ['connection', { isEncrypted: false }, 'note', /sslmode/],
  ['schema', { pendingMigrations: ['x'] }, 'note', /1 steps/],
  ['schema', { unknownMigrations: ['x'] }, 'bad', /newer version/],
  ['clock', { clockAheadMs: -70_000 }, 'bad', /70.0 seconds apart/],
  ['backup', { lastBackupAt: null }, 'bad', /never been a backup/],
  ['backup', { lastBackupAt: '2026-11-01T03:00:00.000Z' }, 'bad', /19 days ago/],
  ['audit trail', { oldestUnsealedAt: '2026-11-20T03:00:00.000Z' }, 'note', /not in the chain yet/],
] as const) {
  test(`${name} is ${state} with ${JSON.stringify(facts)}`, () => {
    const finding = findingsOfDatabase({ ...sound, ...facts }, now).find((each) => each.name === name)!
    assert.equal(finding.state, state)
    assert.match(finding.text, words)
  })
}

test('files that others can read, little space, old checkpoints and an old Node are said', () => {
  assert.equal(rightsFinding('key file', { path: '/k', mode: 0o100644 }).state, 'bad')
  assert.match(rightsFinding('key file', { path: '/k', mode: 0o100640 }).text, /chmod 600 \/k/)
  assert.equal(rightsFinding('key file', { path: '/k', mode: 0o100600 }).state, 'good')
  assert.equal(rightsFinding('key file', { path: '/k', mode: undefined }).state, 'note')
  assert.deepEqual(
    [1e6, 5e8, 5e9].map((bytes) => spaceFinding(bytes).state),
    ['bad', 'note', 'good'],
  )
  assert.equal(checkpointFinding(new Date('2026-11-18'), now).state, 'note')
  assert.equal(checkpointFinding(new Date('2026-11-20'), now).state, 'good')
  assert.deepEqual(
    machineFindings({ nodeVersion: '20.1.0', memoryBytes: 5e8 }).map(({ state }) => state),
    ['bad', 'note'],
  )
})
