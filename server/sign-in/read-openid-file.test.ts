import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readOpenIdFile } from './read-openid-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'cadre-openid-'))
after(() => rmSync(folder, { recursive: true }))

const provider = {
  id: 'norte',
  title: 'Norte',
  issuer: 'https://id.norte.example',
  clientId: 'cadre',
  clientSecret: 'a secret of good length',
}

function written(content: string, mode = 0o600): string {
  const path = join(folder, 'providers.json')
  writeFileSync(path, content)
  chmodSync(path, mode)
  return path
}

test('providers are read from a file that only its owner reads', () => {
  const found = readOpenIdFile(written(JSON.stringify([provider])))
  assert.deepEqual(found, [{ ...provider, provesSecondFactor: false }])
  const open = written(JSON.stringify([provider]), 0o644)
  assert.throws(() => readOpenIdFile(open), /chmod 600/)
})

test('what is wrong with the file is said without its secrets', () => {
  for (const wrong of [
    '{',
    '[{}]',
    JSON.stringify([{ ...provider, issuer: 'http://id.norte.example' }]),
    JSON.stringify([{ ...provider, clientSecret: 'short' }]),
    JSON.stringify([provider, provider]),
  ]) {
    assert.throws(
      () => readOpenIdFile(written(wrong)),
      (error: Error & { code?: string }) =>
        error.code === 'settings-invalid' && !error.message.includes(provider.clientSecret),
    )
  }
})
