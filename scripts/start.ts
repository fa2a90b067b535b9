/**
 * `npm start`: the whole product with a made-up company, on this machine. Serves first; then, once,
 * studies the sample file in the background, so that there is a report to read.
 */
import { enableCompileCache } from 'node:module'
import { join, relative } from 'node:path'
import manifest from './package.json' with { type: 'json' }
import { studySample } from './study-sample.ts'

const root = join(import.meta.dirname, '..')
const home = join(root, '.cadre')
// The demo signs with a key of its own.
process.env['CADRE_HOME'] ??= home
enableCompileCache(join(root, 'node_modules', '.cache', 'cadre'))

const startedAt = performance.now()
const { readSettings, serve, untilStopped } = await import('@cadre/server')
const stopped = untilStopped()
const tell = (line: string): void => console.error(line)

try {
  const settings = readSettings({ ...process.env, CADRE_FOLDER: process.env['CADRE_FOLDER'] ?? home })
  const running = await serve(settings, {
    version: manifest.version,
    webFolder: join(root, 'web', 'dist'),
    isDemo: true,
    tell,
    logLevel: 'error',
  })
  tellWhatIsThere(running)
  const study = studySample({ root, home, tell })
  await stopped
  tell('\nStopping: requests under way are finished first …')
  study.stop()
  await running.close()
} catch (error) {
  const { name, message } = error as Error
  tell(`cadre: ${message}`)
  if (name !== 'AppError' || process.env['CADRE_DEBUG'] === '1') throw error
  process.exitCode = 1
}
process.exit()

function tellWhatIsThere({ address, signInLines }: Awaited<ReturnType<typeof serve>>): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const width = Math.max(...signInLines.map(({ title }) => title.length))
  const links = signInLines.map(({ title, link }) => `  ${title.padEnd(width)}   ${link}`)
  const token = signInLines[0]?.link.replace(/^.*#link=/, '') ?? ''
  console.log(`
Cadre is ready after ${seconds} s: ${address}   (Ctrl-C stops it)
Everybody in it is made up. Sign in with a link; each works once, within an hour:

${links.join('\n')}

Without a browser:
  curl -c cadre.txt -H 'content-type: application/json' -d '{"token":"${token}"}' ${address}/api/v1/session/link
  curl -b cadre.txt '${address}/api/v1/people?limit=3&asOf=2025-06-30'

API    ${address}/api/openapi.json
Data   ${relative(process.cwd(), home) || home}   (delete it to start anew)
Study a file of your own:   npx cadre study people.csv --target Left
`)
}
