/** `npm start`: the first whole job, on a synthetic sample, until there is a server to start. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const home = join(root, '.cadre')
const sample = join(root, 'synth', 'sample', 'people.csv')
const out = join(home, 'sample-study')
const report = join(out, 'report.html')

mkdirSync(home, { recursive: true })
if (isUpToDate()) console.log('The sample was studied before; delete .cadre to study it again.')
else await studySample()

console.log(`
Report   ${relative(process.cwd(), report)}   (open it in a browser)
Model    ${relative(process.cwd(), join(out, 'bundle'))}   (a signed bundle: model, card, audit)

The sample is a synthetic company; its effects are documented in synth/sample-truth.ts.
Study a file of your own:   npx cadre study people.csv --target Left
See what a file holds:      npx cadre profile people.csv
`)

function isUpToDate(): boolean {
  const stamp = join(out, '.sample')
  return (
    existsSync(report) && existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(sample, 'utf8')
  )
}

async function studySample(): Promise<void> {
  console.log('Studying the sample: who left, and what goes with it …')
  const cli = join(root, 'cli', 'bin', 'cadre.js')
  const args = [
    cli,
    'study',
    sample,
    '--target',
    'left_company',
    '--id',
    'employee_id',
    '--budget',
    'fast',
    '--out',
    out,
    '--force',
  ]
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { CADRE_HOME: home, ...process.env } })
  const status = await new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
  if (status !== 0) process.exit(status)
  writeFileSync(join(out, '.sample'), readFileSync(sample, 'utf8'))
}
