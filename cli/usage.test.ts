import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { errorOf, makeWorkplace } from './cadre.fixture.ts'
import type { Command } from 'commander'
import { createProgram } from './main.ts'

const place = await makeWorkplace()

const wrongLines: readonly (readonly [line: string, message: RegExp])[] = [
  ['study people.csv --targt Left', /Unknown option '--targt'\. Did you mean --target\?/],
  ['stduy people.csv', /Unknown command 'stduy'\. Did you mean study\?/],
  ['study', /Missing required argument 'file'/],
  ['study a.csv b.csv -t Left', /Expected 1 argument but got 2: a\.csv, b\.csv/],
  ['study a.csv -t Left --budget fsat', /'fsat' is invalid\. Allowed choices are fast, normal, thorough/],
  ['study a.csv -t Left --search best', /Allowed choices are random, halving, grid, tpe/],
  ['study a.csv -t Left --generate-features many', /It must be a whole number from 1 to 64/],
  ['study a.csv -t Left --resample more', /Allowed choices are over, under, smote/],
  ['study a.csv -t Left --task guess', /Allowed choices are binary, multiclass, regression/],
  ['study a.csv -t Left --seed x', /'x' is invalid\. It must be a whole number from 0 on/],
  ['study a.csv -t Left --seed -1', /It must be a whole number from 0 on/],
  ['study a.csv -t Left --seed 1e3', /It must be a whole number from 0 on/],
  ['study a.csv -t Left --threads 0', /It must be a whole number from 1 to 256/],
  ['study a.csv -t Left --threads 1000000', /It must be a whole number from 1 to 256/],
  ['study a.csv -t Left --drop ,', /It names nothing/],
  ['explain bundle a.csv --row 0', /'0' is invalid\. It must be a whole number from 1 on/],
  ['explain bundle a.csv', /Say which row to explain with --row/],
  ['audit bundle a.csv --threshold 2', /It must be a number from 0 to 1/],
  ['score bundle a.csv --to docx', /Allowed choices are csv, tsv, jsonl, parquet/],
  ['profile a.csv --format doc', /Allowed choices are csv/],
]

for (const [line, message] of wrongLines) {
  test(`"cadre ${line}" is a usage error that says what is wrong`, async () => {
    const run = await place.run(...line.split(' '), '--json')
    assert.equal(run.status, 2)
    const error = errorOf(run)
    assert.equal(error.code, 'usage')
    assert.match(error.message, message)
    assert.deepEqual(await place.list(), [])
  })
}

test('without a command, the help is printed and the exit status is 2', async () => {
  const { status, stdout, stderr } = await place.run()
  assert.equal(status, 2)
  assert.equal(stdout, '')
  assert.match(stderr, /Usage: cadre[^]*Commands:[^]*study[^]*Examples:/)
})

test('help and version are results: standard output, exit status 0', async () => {
  for (const args of [['--help'], ['help', 'study'], ['score', '--help'], ['--version']]) {
    const { status, stdout, stderr } = await place.run(...args)
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
    assert.match(stdout, /Usage: cadre|^\d+\.\d+\.\d+\n$/)
  }
})

test('help fits into eighty columns', async () => {
  for (const { name } of commands()) {
    const { stdout } = await place.run(...name.split(' '), '--help')
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.length > 80),
      [],
    )
  }
})

test('docs/cli.md names every option of every command, and no other', async () => {
  const page = await readFile(new URL('../docs/cli.md', import.meta.url), 'utf8')
  const known = new Set(commands().flatMap(({ options }) => options))
  for (const { name, options } of commands()) {
    const [, own = ''] = page
      .split(new RegExp(`^### \`cadre ${name}[ \`]`, 'm'))
      .map((part) => part.split(/^##/m)[0]!)
    assert.notEqual(own, '', name)
    const common = page.split('### Every command that reads a file')[1]!.split(/^##/m)[0]!
    for (const option of options) assert.ok(`${own}${common}`.includes(`\`${option}`), `${name} ${option}`)
  }
  for (const [option] of page.matchAll(/--[a-z][a-z-]+/g))
    assert.ok(known.has(option) || option === '--help' || option === '--version', option)
})

function commands(): { name: string; options: string[] }[] {
  return createProgram().commands.flatMap((command) => withCommandsBelow(command))
}

function withCommandsBelow(command: Command, parents = ''): { name: string; options: string[] }[] {
  const name = `${parents}${command.name()}`
  return [
    ...(command.commands.length > 0 ? [] : [{ name, options: command.options.map(({ long }) => long!) }]),
    ...command.commands.flatMap((below) => withCommandsBelow(below, `${name} `)),
  ]
}
