import type { FieldCipher } from '../database/field-cipher.ts'

/** What says in which arm of an experiment somebody is. */
interface Split {
  readonly id: string
  readonly share: number
}

/**
 * Whether a person's score comes from the challenger: a digest keyed with the installation's own key and the experiment's id.
 * The same person is always in the same arm, through rotations of keys too, and nobody can choose it.
 */
export function isInChallengerArm(cipher: FieldCipher, { id, share }: Split, personId: string): boolean {
  const digest = Buffer.from(cipher.pseudonym(`experiment/${id}`, personId), 'base64url')
  return digest.readUIntBE(0, 6) / 2 ** 48 < share
}
