import { openFile, writeFileAtomically } from '@cadre/connect/files'
import type { OpenFileOptions } from '@cadre/connect/files'
import { readTable } from '@cadre/lifecycle/ingest'
import { profileTable } from '@cadre/lifecycle/validate'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { refuseSameFile } from '../check-output.ts'
import { printResult } from '../print.ts'
import { profileSummary } from '../profile-summary.ts'

export interface ProfileFlags {
  readonly html?: string
  readonly json?: boolean
}

interface ProfileRequest {
  readonly file: string
  readonly flags: ProfileFlags
  readonly readAs: OpenFileOptions
}

export async function runProfile({ file, flags, readAs }: ProfileRequest): Promise<void> {
  const { html, json } = flags
  if (html !== undefined) await refuseSameFile(html, file)
  const { signal, release } = cancelOnInterrupt()
  const source = await openFile(file, readAs)
  const { table, notes, issues } = await readTable(source, { signal })
  // From here on nothing is left to tidy up: Ctrl-C may end the process at once, even in the middle of a sum.
  release()
  const profile = profileTable(table, { notes })
  if (html !== undefined) {
    const { renderProfile } = await import('@cadre/lifecycle/report')
    await writeFileAtomically(html, renderProfile(profile, { name: source.name }))
  }
  printResult(
    { file: source.name, notes, cells: issues, ...profile },
    { json, text: () => profileSummary(source.name, profile) },
  )
}
