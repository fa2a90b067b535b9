import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join, relative } from 'node:path'

interface Study {
  readonly stop: () => void
}

interface StudyOptions {
  readonly root: string
  readonly home: string
  readonly tell: (line: string) => void
}

/** Studies the shipped sample in a process of its own, unless it was studied before, and says where the report is. */
export function studySample({ root, home, tell }: StudyOptions): Study {
  const sample = join(root, 'synth', 'sample', 'people.csv')
  const out = join(home, 'sample-study')
  const stamp = join(out, '.sample')
  const done = (): void =>
    tell(
      `Report of a study of a made-up file (who left, and what goes with it): ${relative(process.cwd(), join(out, 'report.html'))}`,
    )
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(sample, 'utf8')) {
    done()
    return { stop: () => undefined }
  }
  tell('Studying a made-up file beside it, for a report to read; this takes about half a minute …')
  mkdirSync(home, { recursive: true })
  const child = spawn(process.execPath, [join(root, 'cli', 'bin', 'cadre.js'), ...argumentsOf(sample, out)], {
    // Its own group: Ctrl-C reaches it through `stop`.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { CADRE_HOME: home, ...process.env },
  })
  if (child.pid !== undefined) setPriority(child.pid, 10)
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.on('exit', (code) => {
    if (code === 0) {
      writeFileSync(stamp, readFileSync(sample, 'utf8'))
      done()
    } else if (code !== null && code !== 130)
      tell(`The study of the sample ended with ${code}: ${said.trim()}`)
  })
  return { stop: () => child.kill('SIGTERM') }
}

function argumentsOf(sample: string, out: string): string[] {
  const options = { target: 'left_company', id: 'employee_id', budget: 'fast', out }
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  return ['study', sample, ...flags, '--force']
}
