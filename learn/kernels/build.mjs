import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = dirname(fileURLToPath(import.meta.url))
const sources = join(folder, 'assembly')
const wasmFile = join(folder, 'dist', 'kernels.wasm')

const flags = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--enable',
  'threads',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory',
  '2',
  '--maximumMemory',
  '65536',
  '--memoryBase',
  '65536',
]

/**
 * Compiles the kernels to `dist/kernels.wasm`, unless that was made from the same sources, flags and
 * compiler. Resolves to true when it compiled.
 */
export async function buildKernels() {
  const stamp = inputHash()
  if (isCurrent(stamp)) return false
  const { default: asc } = await import('assemblyscript/asc')
  const files = new Map()
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'kernels.wasm', ...flags], {
    readFile: (name, base) => readOrNull(join(base === '.' ? sources : join(sources, base), name)),
    writeFile: (name, contents) => void files.set(name, contents),
    listFiles: () => [],
  })
  if (error) throw new Error(`The kernels do not compile: ${error.message}\n${String(stderr)}`)
  mkdirSync(dirname(wasmFile), { recursive: true })
  // Written aside and renamed, so that a process starting meanwhile never reads half a file.
  const unfinished = wasmFile.replace('.wasm', `.${process.pid}.wasm`)
  writeFileSync(unfinished, Buffer.concat([files.get('kernels.wasm'), stampSection(stamp)]))
  renameSync(unfinished, wasmFile)
  return true
}

function inputHash() {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)))
  const manifest = fileURLToPath(import.meta.resolve('assemblyscript/package.json'))
  hash.update(JSON.parse(readFileSync(manifest, 'utf8')).version)
  for (const name of readdirSync(sources).sort()) hash.update(name).update(readFileSync(join(sources, name)))
  return hash.digest('hex')
}

// A custom section, which engines skip: id 0, its length, the length of its name, the name, the stamp.
function stampSection(stamp) {
  const body = Buffer.from(`\x05stamp${stamp}`, 'latin1')
  return Buffer.concat([Buffer.from([0, body.length]), body])
}

function isCurrent(stamp) {
  return readOrNull(wasmFile)?.endsWith(stamp) ?? false
}

function readOrNull(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log((await buildKernels()) ? 'Kernels compiled.' : 'Kernels are up to date.')
}
