import { AppError } from '@cadre/core'
import { LearnError } from '@cadre/learn'
import type { Fitted } from '@cadre/learn'
import { fittedFromJson } from '@cadre/learn/learners'
import { bundleFormatVersion } from './bundle.ts'
import type { BundleModel, BundleParts } from './bundle.ts'
import { sha256 } from './pack-bundle.ts'
import { verifySignature } from './signing-key.ts'
import type { Signature } from './signing-key.ts'

export interface OpenedBundle extends Omit<BundleParts, 'model'> {
  readonly model: BundleModel
  readonly fitted: Fitted
  /** Fingerprint of the key that signed it. */
  readonly signedBy: string
}

const jsonFiles = ['model', 'pipeline', 'schema', 'card', 'metrics', 'audit', 'reference', 'lineage'] as const

/**
 * Checks signature and sums, then reads the model. `files` holds the folder's files by name.
 * Throws `bundle-incomplete`, `bundle-altered` or `bundle-newer`, naming the file.
 */
export function openBundle(path: string, files: ReadonlyMap<string, Uint8Array>): OpenedBundle {
  const signedBy = checkIntegrity(path, files)
  const parts = Object.fromEntries(jsonFiles.map((name) => [name, parse(path, files, `${name}.json`)])) as unknown as BundleParts
  const { model } = parts
  if (model.formatVersion > bundleFormatVersion) {
    throw new AppError(
      'bundle-newer',
      `${path} has bundle format ${model.formatVersion}; this version of Cadre reads up to ${bundleFormatVersion}. Update Cadre to use it.`,
      { path },
    )
  }
  return { ...parts, model, fitted: readFitted(path, model), signedBy }
}

function checkIntegrity(path: string, files: ReadonlyMap<string, Uint8Array>): string {
  const sums = textOf(path, files, 'SHA256SUMS')
  const signature = parse(path, files, 'SIGNATURE') as Signature
  const signedBy = verifySignature(sums, signature)
  if (!signedBy) throw altered(path, 'SHA256SUMS', 'its signature does not match')
  const listed = new Map(
    sums
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  )
  for (const part of jsonFiles) {
    if (!listed.has(`${part}.json`)) throw new AppError('bundle-incomplete', `${path}: SHA256SUMS does not list ${part}.json. ${again}`, { path })
  }
  for (const [name, sum] of listed) {
    const content = files.get(name)
    if (!content) throw new AppError('bundle-incomplete', `${path}: ${name} is missing. ${again}`, { path, file: name })
    if (sha256(content) !== sum) throw altered(path, name, 'its content is not what was signed')
  }
  return signedBy
}

const again = 'Copy the bundle again, whole, or make it anew with `cadre study`.'

function altered(path: string, file: string, problem: string): AppError {
  return new AppError('bundle-altered', `${path}: ${file}: ${problem}. Do not use it; ${again.charAt(0).toLowerCase()}${again.slice(1)}`, { path, file })
}

function textOf(path: string, files: ReadonlyMap<string, Uint8Array>, name: string): string {
  const content = files.get(name)
  if (!content) throw new AppError('bundle-incomplete', `${path} is not a whole model bundle: ${name} is missing. ${again}`, { path, file: name })
  return new TextDecoder().decode(content)
}

function parse(path: string, files: ReadonlyMap<string, Uint8Array>, name: string): unknown {
  const text = textOf(path, files, name)
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Said below: the same message for cut and for garbled files.
  }
  throw altered(path, name, 'it is cut short or not JSON')
}

function readFitted(path: string, model: BundleModel): Fitted {
  try {
    return fittedFromJson(model.fitted)
  } catch (error) {
    if (error instanceof LearnError) throw altered(path, 'model.json', error.message)
    throw error
  }
}
