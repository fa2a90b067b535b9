import type { OpenedBundle } from '@cadre/lifecycle/register'
import { fingerprintOfThisInstallation } from '@cadre/core/signing-key-file'
import { wrapText } from './wrap-text.ts'

/** What is said of a model wherever it is used. */
export interface ModelNotice {
  /** "logistic regression for Left = Yes, made 2026-11-20 from people.csv" */
  readonly model: string
  readonly signedBy: string
  readonly isSignedHere: boolean
  readonly comparisonOnly: boolean
  readonly mustNever: readonly string[]
}

const comparisonWarning =
  'COMPARISON ONLY: this model learned from protected attributes. Its scores must not be used for any decision about people.'

/** Gathers the notice; a model that is for comparison only is also announced on standard error, whatever is printed. */
export async function noticeOf({ model, card, lineage, signedBy }: OpenedBundle): Promise<ModelNotice> {
  if (model.comparisonOnly) process.stderr.write(`cadre: ${comparisonWarning}\n`)
  const what = model.positive === undefined ? model.target : `${model.target} = ${model.positive}`
  return {
    model: `${model.label} for ${what}, made ${lineage.createdAt.slice(0, 10)} from ${lineage.file}`,
    signedBy,
    isSignedHere: signedBy === (await fingerprintOfThisInstallation()),
    comparisonOnly: model.comparisonOnly,
    mustNever: card.mustNever,
  }
}

/** The lines under a result. */
export function noticeText({
  model,
  signedBy,
  isSignedHere,
  comparisonOnly,
  mustNever,
}: ModelNotice): string {
  const signer = isSignedHere
    ? `Signed here (${signedBy}).`
    : `Signed by another installation, ${signedBy}: compare that with the fingerprint you were told.`
  const lines = [
    ...(comparisonOnly ? [comparisonWarning] : []),
    `Model: ${model}. ${signer}`,
    `A score suggests; a person decides. Never: ${mustNever.join(' ')}`,
  ]
  return lines.map((line) => wrapText(line)).join('\n')
}
