import { z } from 'zod'
import { history } from '../history-input.ts'

const day = z.iso.date()

/** What every pipeline can be asked: which days, and what is known of the past. */
export const pipelineInput = z.strictObject({
  from: day.optional().meta({
    description: 'For the end of this month and every one up to `to`; the month before alone when left out',
  }),
  to: day.optional(),
  learnFrom: day
    .optional()
    .meta({ description: 'The first day that rows to learn from are of; three years before when left out' }),
  history,
})
