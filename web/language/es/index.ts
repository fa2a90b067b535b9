import type { Messages } from '../messages.ts'
import { admin } from './admin.ts'
import { features } from './features.ts'
import { frame } from './frame.ts'
import { imports } from './imports.ts'
import { learn } from './learn.ts'
import { models } from './models.ts'
import { outlook } from './outlook.ts'
import { overview } from './overview.ts'
import { hiring } from './hiring.ts'
import { home } from './home.ts'
import { quality } from './quality.ts'
import { notices } from './notices.ts'
import { own } from './own.ts'
import { parts } from './parts.ts'
import { reports } from './reports.ts'
import { requests, rights } from './requests.ts'
import { reviews } from './reviews.ts'
import { person } from './person.ts'
import { start } from './start.ts'
import { studies } from './studies.ts'
import { surveys } from './surveys.ts'
import { teams } from './teams.ts'
import { webhooks } from './webhooks.ts'
import { work } from './work.ts'

export const spanish: Messages = {
  ...frame,
  admin,
  features,
  imports,
  notices,
  own,
  parts,
  learn,
  models,
  reports,
  requests,
  rights,
  reviews,
  start,
  studies,
  surveys,
  teams,
  outlook,
  overview,
  hiring,
  home,
  quality,
  person,
  webhooks,
  work,
}
