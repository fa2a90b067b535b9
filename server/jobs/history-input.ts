import { z } from 'zod'

/** Whether rows to learn from take what was known on each day, or what is known now of each day. */
export const history = z.enum(['as recorded', 'as it happened']).default('as recorded').meta({
  description:
    '`as it happened` takes everything as known from the day it holds: for a past that was brought in later. What was corrected or told late then counts too soon',
})
