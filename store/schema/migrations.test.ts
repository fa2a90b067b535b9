import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { entities } from '@cadre/people'
import { policiesSql } from './policies-sql.ts'
import { recordsSql } from './records-sql.ts'

const migrations = join(import.meta.dirname, '..', 'migrations')

test('the tables and row policies are the ones that the declarations ask for', () => {
  const tables = readFileSync(join(migrations, '0002-records.sql'), 'utf8')
  const policies = readFileSync(join(migrations, '0004-row-policies.sql'), 'utf8')
  assert.ok(tables.includes(recordsSql()), 'run node store/schema/write-records-sql.ts')
  assert.ok(
    policies.includes(entities.map(policiesSql).join('\n\n')),
    'run node store/schema/write-records-sql.ts',
  )
})
