import { frame } from './frame.ts'
import { imports } from './imports.ts'
import { parts } from './parts.ts'

/** What the pages say, in English: the original that the other languages follow. */
export const english = { ...frame, imports, parts } as const
