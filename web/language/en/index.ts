import { firstEnglish } from './first.ts'
import { features } from './features.ts'
import { imports } from './imports.ts'
import { many } from './many.ts'
import { outlook } from './outlook.ts'
import { hiring } from './hiring.ts'
import { quality } from './quality.ts'
import { own } from './own.ts'
import { requests, rights } from './requests.ts'
import { reviews } from './reviews.ts'
import { person } from './person.ts'
import { start } from './start.ts'
import { surveys } from './surveys.ts'
import { teams } from './teams.ts'
import { webhooks } from './webhooks.ts'
import { work } from './work.ts'

/** What the pages say, in English: the original that the other languages follow. */
export const english = {
  ...firstEnglish,
  features,
  imports,
  own,
  requests,
  rights,
  reviews,
  start,
  surveys,
  teams,
  many,
  outlook,
  hiring,
  quality,
  person,
  webhooks,
  work,
} as const
