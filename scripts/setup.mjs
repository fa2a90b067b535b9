// Set-up for `npm start`, `npm test` and the rest: plain JavaScript, because it runs on whatever Node
// the machine has, before ours is installed. Does nothing when nothing changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules', '.cadre-setup')
const node = join(root, 'node_modules', 'node', 'bin', 'node')

const [major] = process.versions.node.split('.').map(Number)
if (major < 20)
  stop(`Cadre needs Node 20 or newer to set itself up; this is ${process.version}. See https://nodejs.org.`)

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const manifests = [
  'package.json',
  'package-lock.json',
  ...manifest.workspaces.map((name) => join(name, 'package.json')),
]
const stamp = hashOf(manifests)

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  console.error('Installing packages (first time, or they changed) …')
  // --include=dev: the tools that compile the kernels are needed whatever NODE_ENV says.
  // What was fetched before is taken as it is: the lockfile has its digest, and asking for each anew takes minutes.
  const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  run('npm', ['ci', '--include=dev', ...quietly], 'npm ci failed')
  writeFileSync(stampFile, stamp)
}
const ours = existsSync(node) ? node : process.execPath
run(ours, [join(root, 'learn', 'kernels', 'build.mjs')], 'the kernels did not compile')
run(ours, [join(root, 'web', 'build.mjs')], 'the pages did not build')

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function run(command, args, problem) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0)
    stop(`Set-up stopped: ${problem}${error ? ` (${error.message})` : ''}. The lines above say why.`)
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
