interface Step {
  readonly name: string
  readonly after: readonly string[]
}

/** Steps in stages: each stands right after the last of those it waits for. Steps come after what they wait for. */
export function stagesOf<S extends Step>(steps: readonly S[]): S[][] {
  const stageOf = new Map<string, number>()
  const stages: S[][] = []
  for (const step of steps) {
    const stage = Math.max(0, ...step.after.map((name) => stageOf.get(name)! + 1))
    stageOf.set(step.name, stage)
    stages[stage] = [...(stages[stage] ?? []), step]
  }
  return stages
}
