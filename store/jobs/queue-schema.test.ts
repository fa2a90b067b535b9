import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { getConstructionPlans } from 'pg-boss'

test('the queue in the migration is the one that the pinned pg-boss asks for', () => {
  const migration = readFileSync(join(import.meta.dirname, '..', 'migrations', '0011-jobs.sql'), 'utf8')
  const statements = getConstructionPlans('queue')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !/^(BEGIN;|COMMIT;|SET LOCAL|SELECT pg_advisory_xact_lock)/.test(line))
  const kept = new Set(migration.split('\n').map((line) => line.trim()))
  assert.deepEqual(
    statements.filter((line) => !kept.has(line)),
    [],
  )
})
