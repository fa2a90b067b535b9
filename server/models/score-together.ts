import type { OpenedBundle } from '@cadre/lifecycle/register'
import { scoreInputs } from '@cadre/lifecycle/serve'
import type { Input, ScoredInput } from '@cadre/lifecycle/serve'

interface Waiting {
  readonly inputs: readonly Input[]
  readonly resolve: (scored: readonly ScoredInput[]) => void
  readonly reject: (error: unknown) => void
}

/** Of each bundle, by how many reasons are asked for, what is scored next. */
const gathered = new WeakMap<OpenedBundle, Map<number, Waiting[]>>()

/** Scores inputs of a version, together with what others ask of it in the same turn: setting out takes longer than a row does. */
export function scoreTogether(
  bundle: OpenedBundle,
  inputs: readonly Input[],
  reasons: number,
): Promise<readonly ScoredInput[]> {
  const ofBundle = gathered.get(bundle) ?? new Map<number, Waiting[]>()
  gathered.set(bundle, ofBundle)
  return new Promise((resolve, reject) => {
    const next = { inputs, resolve, reject }
    const waiting = ofBundle.get(reasons)
    if (waiting) return void waiting.push(next)
    const all = [next]
    ofBundle.set(reasons, all)
    setImmediate(() => {
      ofBundle.delete(reasons)
      void scoreAll(bundle, all, reasons)
    })
  })
}

async function scoreAll(bundle: OpenedBundle, all: readonly Waiting[], reasons: number): Promise<void> {
  try {
    const scored = await scoreInputs(
      bundle,
      all.flatMap(({ inputs }) => inputs),
      { reasons },
    )
    let from = 0
    for (const { inputs, resolve } of all) resolve(scored.slice(from, (from += inputs.length)))
  } catch (error) {
    for (const { reject } of all) reject(error)
  }
}
