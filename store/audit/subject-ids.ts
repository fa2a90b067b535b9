const subjectId = /(?<![0-9A-Za-z])(?:per|can|app)_[0-9A-Za-z]{22}(?![0-9A-Za-z])/g

/** The ids of people, candidates and applications anywhere in what was asked or answered, each once. */
export function subjectIdsAmong(value: unknown): string[] {
  return [...new Set(JSON.stringify(value ?? null).match(subjectId))]
}
