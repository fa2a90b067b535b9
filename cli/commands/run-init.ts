import { initialise, readSettings } from '@cadre/server'
import type { SignInLine } from '@cadre/server'
import { printResult } from '../print.ts'
import { cadreVersion } from '../version.ts'

export interface InitFlags {
  readonly folder?: string
  readonly port?: string
  readonly json?: true
}

/** Sets up an empty installation and prints its first links. */
export async function runInit({ json, ...flags }: InitFlags): Promise<void> {
  const settings = readSettings(process.env, flags)
  const links = await initialise(settings, { version: cadreVersion, tell: (line) => console.error(line) })
  printResult({ links }, { json, text: () => textOf(links, settings.folder) })
}

function textOf(links: readonly SignInLine[], folder: string): string {
  return `Set up in ${folder}. Each link signs in once, within an hour:

${links.map(({ title, link }) => `${title.padEnd(16)} ${link}`).join('\n')}

Start the server now:   npx cadre serve`
}
