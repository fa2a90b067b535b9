/** `node scripts/audit-packages.ts`: fails on known weaknesses of packages that nobody has waived. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findUnwaived } from './find-unwaived.ts'

const root = join(import.meta.dirname, '..')
const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
const page = readFileSync(join(root, 'docs', 'operations.md'), 'utf8')
const found = findUnwaived(stdout, { page, today: new Date().toISOString().slice(0, 10) })

if (!found) console.log('NOT AUDITED: the registry gives no audits. Run this where it does before a release.')
for (const { name, severity, title } of found ?? []) console.log(`${severity}: ${name}: ${title}`)
if (found?.length === 0) console.log('no weakness of a high or critical kind that is not waived')
process.exitCode = found && found.length > 0 ? 1 : 0
