import { createHash } from 'node:crypto'
import type { BundleParts } from './bundle.ts'
import { renderModelCard } from './model-card.ts'
import { signText } from '@cadre/core/signing'
import type { SigningKey } from '@cadre/core/signing'

/** The files of a bundle, by name: every part, their SHA-256 sums, and the installation's signature of the sums. */
export function packBundle(parts: BundleParts, key: SigningKey): ReadonlyMap<string, string> {
  const files = new Map<string, string>([
    ['model.json', JSON.stringify(parts.model)],
    ['pipeline.json', readable(parts.pipeline)],
    ['schema.json', readable(parts.schema)],
    ['card.json', readable(parts.card)],
    ['card.md', renderModelCard(parts.card)],
    ['metrics.json', readable(parts.metrics)],
    ['audit.json', readable(parts.audit)],
    ['reference.json', readable(parts.reference)],
    ['lineage.json', readable(parts.lineage)],
  ])
  const sums = [...files].map(([name, text]) => `${sha256(text)}  ${name}\n`).join('')
  files.set('SHA256SUMS', sums)
  files.set('SIGNATURE', readable(signText(sums, key)))
  return files
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function readable(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
