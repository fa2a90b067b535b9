import { examineInstallation, readSettings } from '@cadre/server'
import type { Finding } from '@cadre/server'
import { exitStatus } from '../exit-status.ts'
import { printResult } from '../print.ts'

export interface DoctorFlags {
  readonly folder?: string
  readonly json?: true
}

const marks = { good: 'ok  ', note: 'note', bad: 'BAD ' } as const

/** Examines and says; the exit status says whether something is to be mended. */
export async function runDoctor(flags: DoctorFlags): Promise<void> {
  const settings = readSettings(process.env, flags.folder === undefined ? {} : { folder: flags.folder })
  const findings = await examineInstallation(settings, { now: () => new Date() })
  const isSound = findings.every(({ state }) => state !== 'bad')
  printResult({ isSound, findings }, { json: flags.json, text: () => findings.map(lineOf).join('\n') })
  if (!isSound) process.exitCode = exitStatus.store
}

function lineOf({ name, state, text }: Finding): string {
  return `${marks[state]} ${name.padEnd(12)} ${text}`
}
