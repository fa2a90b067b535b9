import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Python with the libraries of .ci/oracles.txt, made at first use where CADRE_ORACLES names none. */
function oraclePython(): string {
  const made = execFileSync('bash', [join(root, '.ci', 'oracle-venv')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return join(made.trimEnd().split('\n').at(-1)!, 'bin', 'python')
}

/** Runs a script of this folder with JSON on its standard input; gives the JSON it prints. */
export function runOracle(script: URL, input: unknown): unknown {
  const options = { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 2 ** 28 } as const
  return JSON.parse(execFileSync(oraclePython(), [fileURLToPath(script)], options))
}
