import {
  listInstallationKeys,
  readSettings,
  retireInstallationKey,
  rotateInstallationKeys,
} from '@cadre/server'
import { printResult } from '../print.ts'
import { cadreVersion } from '../version.ts'

export interface KeyFlags {
  readonly folder?: string
  readonly json?: true
}

export async function runListKeys(flags: KeyFlags): Promise<void> {
  print(await listInstallationKeys(settingsOf(flags), around), flags)
}

export async function runRotateKeys(flags: KeyFlags): Promise<void> {
  print(await rotateInstallationKeys(settingsOf(flags), around), flags)
}

export async function runRetireKey(id: number, flags: KeyFlags): Promise<void> {
  print(await retireInstallationKey(settingsOf(flags), around, id), flags)
}

const settingsOf = ({ folder }: KeyFlags) => readSettings(process.env, folder === undefined ? {} : { folder })
const around = { tell: (line: string): void => void process.stderr.write(`${line}\n`), version: cadreVersion }

type Keys = Awaited<ReturnType<typeof listInstallationKeys>>

function print(keys: Keys, { json }: KeyFlags): void {
  const lineOf = ({ id, isCurrent, createdAt, retiredAt, values }: Keys[number]): string => {
    const state = isCurrent ? 'current' : retiredAt === null ? 'older' : 'retired'
    return `key ${id}  ${state.padEnd(8)} since ${createdAt.slice(0, 10)}  seals ${values} values`
  }
  printResult({ keys }, { json, text: () => keys.map(lineOf).join('\n') })
}
