import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeTemporaryFolder, sweepTemporaryFolders } from './temporary-folder.ts'

const module = JSON.stringify(new URL('temporary-folder.ts', import.meta.url).href)
const script = `const { makeTemporaryFolder } = await import(${module})
console.log(await makeTemporaryFolder('rows'))
setInterval(() => {}, 1000)`

test('what a killed process left of rows of people is removed at the next start, and nothing of one at work', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const left = line.toString().trim()
  await writeFile(join(left, 'groups.json'), '{}')
  const own = await makeTemporaryFolder('export')
  try {
    await sweepTemporaryFolders()
    assert.ok(existsSync(left), 'its process is at work')
    child.kill('SIGKILL')
    await once(child, 'exit')
    await sweepTemporaryFolders()
    assert.ok(!existsSync(left))
    assert.ok(existsSync(own))
  } finally {
    child.kill('SIGKILL')
    await rm(own, { recursive: true })
    await rm(left, { recursive: true, force: true })
  }
})
