import { useCallback } from 'react'
import { useWords } from '../language/use-words.ts'

/** The name of a target as a reader says it: `job_assignment.departmentId` is "Job assignment · Department". */
export function useTargetName(): (name: string) => string {
  const word = useWords()
  return useCallback((name) => name.split('.').map(word).join(' · '), [word])
}
