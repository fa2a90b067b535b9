import type { Messages } from '../messages.ts'
import { frame } from './frame.ts'
import { imports } from './imports.ts'
import { parts } from './parts.ts'

export const spanish: Messages = { ...frame, imports, parts }
