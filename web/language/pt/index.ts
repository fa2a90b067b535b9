import type { Messages } from '../messages.ts'
import { frame } from './frame.ts'
import { imports } from './imports.ts'
import { parts } from './parts.ts'

export const portuguese: Messages = { ...frame, imports, parts }
