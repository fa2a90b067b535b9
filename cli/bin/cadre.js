#!/usr/bin/env node
// Starts the command line on the Node that npm brought, whatever the machine has. Plain JavaScript for that reason.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const brought = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url))
const major = Number(process.versions.node.split('.')[0])

if (major >= 24) {
  const { runCadre } = await import(main)
  await runCadre(process.argv)
} else if (existsSync(brought)) {
  const child = spawn(brought, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  // The terminal sends Ctrl-C to the child as well; it ends in its own good order.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal === 'SIGINT' || child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
} else {
  console.error('Cadre is not set up yet: run `npm start` or `npm ci` in its folder first.')
  process.exit(1)
}
