import { AppError } from '@cadre/core'
import { LearnError } from '@cadre/learn'
import type { Fitted } from '@cadre/learn'
import { bundleFormatVersion } from './bundle.ts'
import type { BundleParts } from './bundle.ts'
import { readModelOf } from './check-model.ts'
import { sha256 } from './pack-bundle.ts'
import { partShapes, signatureShape } from './part-shapes.ts'
import { count, fields, ShapeFault } from './shape.ts'
import type { Shape } from './shape.ts'
import { verifySignature } from '@cadre/core/signing'

export interface OpenedBundle extends BundleParts {
  readonly fitted: Fitted
  /** Fingerprint of the key that signed it. */
  readonly signedBy: string
}

interface BundleFiles {
  /** Where they come from, for messages. */
  readonly path: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

/**
 * Checks signature, sums and format, then every part in itself and the parts together: what opens can score.
 * `files` holds the folder's files by name. Throws `bundle-incomplete`, `bundle-altered` or `bundle-newer`,
 * naming the file.
 */
export function openBundle(path: string, files: ReadonlyMap<string, Uint8Array>): OpenedBundle {
  const bundle = { path, files }
  const { signedBy, listed } = checkIntegrity(bundle)
  const model = parseJson(bundle, 'model.json')
  // Before anything else is read: a newer format may look different in every other way.
  refuseNewer(bundle, model)
  for (const name of Object.keys(partShapes)) {
    if (!listed.has(`${name}.json`)) throw incomplete(bundle, `${name}.json`, 'SHA256SUMS does not list it')
  }
  const part = <P extends keyof BundleParts>(name: P): BundleParts[P] => {
    const file = `${name}.json`
    return shaped(bundle, file, {
      value: name === 'model' ? model : parseJson(bundle, file),
      shape: partShapes[name],
    })
  }
  const parts: BundleParts = {
    model: part('model'),
    pipeline: part('pipeline'),
    schema: part('schema'),
    card: part('card'),
    metrics: part('metrics'),
    audit: part('audit'),
    reference: part('reference'),
    lineage: part('lineage'),
  }
  if (parts.card.comparisonOnly !== parts.model.comparisonOnly)
    throw altered(bundle, 'card.json', 'it contradicts model.json on what the model is for')
  return { ...parts, fitted: readFitted(bundle, parts), signedBy }
}

/** Names and sums as a SHA256SUMS lists them. */
export function readSums(text: string): ReadonlyMap<string, string> {
  const lines = text.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)
  return new Map(Array.from(lines, ([, sum = '', name = '']) => [name, sum]))
}

function checkIntegrity(bundle: BundleFiles): { signedBy: string; listed: ReadonlyMap<string, string> } {
  const sums = textOf(bundle, 'SHA256SUMS')
  const signature = shaped(bundle, 'SIGNATURE', {
    value: parseJson(bundle, 'SIGNATURE'),
    shape: signatureShape,
  })
  const signedBy = verifySignature(sums, signature)
  if (signedBy === undefined) throw altered(bundle, 'SHA256SUMS', 'its signature does not match')
  const listed = readSums(sums)
  for (const [name, sum] of listed) {
    if (sha256(contentOf(bundle, name)) !== sum)
      throw altered(bundle, name, 'its content is not what was signed')
  }
  return { signedBy, listed }
}

function refuseNewer(bundle: BundleFiles, model: unknown): void {
  const { formatVersion } = shaped(bundle, 'model.json', {
    value: model,
    shape: fields({ formatVersion: count }),
  })
  if (formatVersion <= bundleFormatVersion) return
  throw new AppError(
    'bundle-newer',
    `${bundle.path} has bundle format ${formatVersion}; this version of Cadre reads up to ${bundleFormatVersion}. Update Cadre to use it.`,
    { path: bundle.path, formatVersion, readsUpTo: bundleFormatVersion },
  )
}

function shaped<T>(
  bundle: BundleFiles,
  file: string,
  { value, shape }: { readonly value: unknown; readonly shape: Shape<T> },
): T {
  try {
    return shape(value, file)
  } catch (error) {
    if (error instanceof ShapeFault) throw altered(bundle, file, error.message)
    throw error
  }
}

function parseJson(bundle: BundleFiles, name: string): unknown {
  try {
    return JSON.parse(textOf(bundle, name))
  } catch (error) {
    if (error instanceof SyntaxError) throw altered(bundle, name, 'it is cut short or not JSON')
    throw error
  }
}

function readFitted(bundle: BundleFiles, parts: BundleParts): Fitted {
  try {
    return readModelOf(parts)
  } catch (error) {
    if (error instanceof LearnError || error instanceof ShapeFault)
      throw altered(bundle, 'model.json', error.message)
    throw error
  }
}

const again = 'opy the bundle again, whole, or have it made anew.'

function altered({ path }: BundleFiles, file: string, problem: string): AppError {
  return new AppError(
    'bundle-altered',
    `${path}: ${file}: ${problem.replace(/\.$/, '')}. Do not use it; c${again}`,
    { path, file },
  )
}

function incomplete({ path }: BundleFiles, file: string, problem: string): AppError {
  return new AppError(
    'bundle-incomplete',
    `${path} is not a whole model bundle: ${file}: ${problem}. C${again}`,
    { path, file },
  )
}

function textOf(bundle: BundleFiles, name: string): string {
  return new TextDecoder().decode(contentOf(bundle, name))
}

function contentOf(bundle: BundleFiles, name: string): Uint8Array {
  const content = bundle.files.get(name)
  if (!content) throw incomplete(bundle, name, 'it is missing')
  return content
}
