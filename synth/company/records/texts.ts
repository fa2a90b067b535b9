export const strengthTexts = {
  high: [
    'Delivers ahead of what was agreed, and others learn from it.',
    'Takes on what nobody else would and brings it home.',
    'Sees problems early and says so.',
  ],
  middle: ['Keeps promises.', 'Works carefully and asks when unsure.', 'Can be relied on.'],
  low: ['Knows the customers.', 'Is willing to learn.', 'Gets on with the team.'],
} as const

export const growthTexts = [
  'Ask earlier for help.',
  'Plan the week before it begins.',
  'Share what you know with newer colleagues.',
  'Say no when the week is full.',
  'Write down what was decided.',
] as const

export const praiseTexts = [
  'Thank you for stepping in last week.',
  'Your notes saved us a day.',
  'You explained it so that everybody understood.',
] as const

export const suggestionTexts = [
  'Tell us sooner when a date slips.',
  'Let others finish before you answer.',
  'Shorter meetings would help us all.',
] as const

/** What people write to be changed, by what weighs on them most. */
export const commentTexts = {
  workload: [
    'We are too few for the work, every evening gets longer.',
    'Too much overtime for months now, I am tired.',
    'Demasiadas horas extra, no llegamos.',
  ],
  manager: [
    'My manager never has time and decides over our heads.',
    'I would like to be asked before plans change.',
    'Mi jefe no escucha al equipo.',
  ],
  pay: [
    'Other companies pay more for the same job.',
    'Pay has not kept up with prices.',
    'El sueldo está por debajo del mercado.',
  ],
  fine: [
    'Good team, good work, keep it up.',
    'I like it here. Better coffee would be nice.',
    'Buen ambiente y compañeros que ayudan.',
  ],
} as const
