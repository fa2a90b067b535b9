import { signText, verifySignature } from '@cadre/core/signing'
import type { Signature, SigningKey } from '@cadre/core/signing'

/** What the installation says, signed and outside the database, about where the chain stood. */
export interface Checkpoint {
  readonly formatVersion: 1
  /** Counts the checkpoints of an installation, from 1 without a gap. */
  readonly number: number
  readonly sequence: number
  readonly chainHash: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** Why the chain does not go on from the checkpoint before: a backup was restored. */
  readonly restored?: string
}

/** A file of the checkpoint folder; `checkpoint` is missing when its signature proves nothing. */
export interface CheckpointFile {
  readonly name: string
  readonly checkpoint?: Checkpoint
  /** Fingerprint of the key that signed it. */
  readonly signedBy?: string
}

export const checkpointFileName = (number: number): string =>
  `checkpoint-${String(number).padStart(9, '0')}.json`

/** The text of a checkpoint's file: the signed text and its signature. */
export function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): string {
  const text = JSON.stringify(checkpoint)
  return `${JSON.stringify({ checkpoint: text, signature: signText(text, key) }, undefined, 2)}\n`
}

/** Reads a checkpoint's file; what cannot be read or was not signed comes without its checkpoint. */
export function readCheckpoint(name: string, content: string): CheckpointFile {
  try {
    const { checkpoint: text, signature } = JSON.parse(content) as {
      checkpoint: string
      signature: Signature
    }
    const signedBy = verifySignature(text, signature)
    const checkpoint = JSON.parse(text) as Checkpoint
    if (signedBy === undefined || !isCheckpoint(checkpoint) || checkpointFileName(checkpoint.number) !== name)
      return { name }
    return { name, checkpoint, signedBy }
  } catch {
    return { name }
  }
}

function isCheckpoint(value: Checkpoint): boolean {
  return (
    value.formatVersion === 1 &&
    Number.isSafeInteger(value.number) &&
    Number.isSafeInteger(value.sequence) &&
    typeof value.chainHash === 'string' &&
    typeof value.at === 'string'
  )
}
