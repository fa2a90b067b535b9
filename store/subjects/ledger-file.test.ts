import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createFieldCipher } from '../database/field-cipher.ts'
import { newFieldKeys } from '../keys/field-key-store.ts'
import { openLedgerFile } from './ledger-file.ts'
import type { LedgerEntry } from './ledger.ts'

const cipher = createFieldCipher(newFieldKeys())
const lift = (id: string): LedgerEntry => ({
  kind: 'hold lifted',
  id,
  by: 'acc_1',
  at: '2026-11-20T12:00:00.000Z',
})

function inFolder(run: (file: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-ledger-'))
  try {
    run(join(folder, 'erasures.jsonl'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('entries come back in order, from a file for its owner alone', () =>
  inFolder((file) => {
    const ledger = openLedgerFile(file, cipher)
    assert.deepEqual(ledger.read(), [])
    for (const id of ['a', 'b', 'c']) ledger.append(lift(id))
    assert.deepEqual(openLedgerFile(file, cipher).read(), [lift('a'), lift('b'), lift('c')])
    assert.equal(statSync(file).mode & 0o777, 0o600)
  }))

test('a last line cut short by a kill is passed over, and the next entry takes its place', () =>
  inFolder((file) => {
    openLedgerFile(file, cipher).append(lift('a'))
    appendFileSync(file, '{"mac":"half a li')
    const ledger = openLedgerFile(file, cipher)
    assert.deepEqual(ledger.read(), [lift('a')])
    ledger.append(lift('b'))
    assert.deepEqual(ledger.read(), [lift('a'), lift('b')])
  }))

test('a line that was changed, taken out or moved is refused', () =>
  inFolder((file) => {
    const ledger = openLedgerFile(file, cipher)
    for (const id of ['a', 'b', 'c']) ledger.append(lift(id))
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
    const attacks = [
      lines.map((line) => line.replace('"id":"b"', '"id":"x"')),
      [lines[0]!, lines[2]!],
      [lines[1]!, lines[0]!, lines[2]!],
      ['not ours', ...lines],
    ]
    for (const attack of attacks) {
      writeFileSync(file, `${attack.join('\n')}\n`)
      assert.throws(() => openLedgerFile(file, cipher), { code: 'ledger-altered' })
    }
  }))
