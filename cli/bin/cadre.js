#!/usr/bin/env node
// Starts the command line on the Node that npm brought, whatever the machine has. Plain JavaScript for that reason.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const brought = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url))
const compiled = fileURLToPath(new URL('../../node_modules/.cache/cadre', import.meta.url))
const major = Number(process.versions.node.split('.')[0])

if (major >= 24) {
  // Types are stripped once, not at every start; where the folder cannot be written this does nothing. Threads read
  // the variable.
  process.env.NODE_COMPILE_CACHE ??= compiled
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
  const { runAsMain } = await import(main)
  await runAsMain(process.argv)
} else if (existsSync(brought)) {
  let child
  // Before the child is there, so that no signal is lost. A terminal signals both of us; the child takes two at
  // once for one (cancel-on-interrupt.ts).
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child?.kill(signal))
  child = spawn(brought, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  child.on('error', (error) => {
    console.error(`Cadre cannot start ${brought}: ${error.message}. Run \`npm ci\` in its folder.`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
} else {
  console.error('Cadre is not set up yet: run `npm start` or `npm ci` in its folder first.')
  process.exit(1)
}
