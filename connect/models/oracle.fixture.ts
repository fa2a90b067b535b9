import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Python with the libraries of .ci/oracles.txt, made at first use where CADRE_ORACLES names none. */
function oraclePython(): string {
  const folder = process.env['CADRE_ORACLES'] ?? join(root, '.cadre', 'oracles')
  const python = join(folder, 'bin', 'python')
  if (existsSync(python)) return python
  execFileSync('python3', ['-m', 'venv', folder])
  const asked = ['install', '--quiet', '--disable-pip-version-check', '-r', join(root, '.ci', 'oracles.txt')]
  execFileSync(join(folder, 'bin', 'pip'), asked, { stdio: 'inherit' })
  return python
}

/** Runs a script of this folder with JSON on its standard input; gives the JSON it prints. */
export function runOracle(script: URL, input: unknown): unknown {
  const options = { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 2 ** 28 } as const
  return JSON.parse(execFileSync(oraclePython(), [fileURLToPath(script)], options))
}
