import { cadreVersion } from './version.ts'
import { AppError } from '@cadre/core'
import { lakeFolder, readSettings } from '@cadre/server'
import { openLakeFolder } from '@cadre/store/lake'
import type { LakeStorage } from '@cadre/store/lake'
import { existsSync } from 'node:fs'

/** The lake in a folder, or that of the data folder. Throws `AppError` `lake-missing`. */
export async function openLakeNamed(path: string | undefined): Promise<LakeStorage> {
  const folder = path ?? lakeFolder(readSettings(process.env, {}))
  if (existsSync(folder)) return openLakeFolder(folder, { codeVersion: cadreVersion })
  throw new AppError('lake-missing', `There is no lake in ${folder}. Name its folder with --lake.`, {
    folder,
  })
}
