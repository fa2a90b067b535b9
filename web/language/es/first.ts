import { frame } from './frame.ts'
import { admin } from './admin.ts'
import { home } from './home.ts'
import { learn } from './learn.ts'
import { models } from './models.ts'
import { notices } from './notices.ts'
import { overview } from './overview.ts'
import { parts } from './parts.ts'
import { reports } from './reports.ts'
import { studies } from './studies.ts'

/** What the frame and the home page say; the rest comes with the page after. */
export const firstSpanish = {
  ...frame,
  admin,
  home,
  learn,
  models,
  notices,
  overview,
  parts,
  reports,
  studies,
} as const
