/**
 * Classes of data by how they hurt when they leak; a record belongs to one, and access is granted by
 * class. `isSensitive` classes have every read written to the audit trail.
 */
export const dataClasses = {
  organisation: { meaning: 'jobs, teams, places: nothing about a person', isSensitive: false },
  courses: {
    meaning: 'skills, the courses that teach them and their dates: nothing about a person',
    isSensitive: false,
  },
  'pay structure': { meaning: 'grades and pay bands', isSensitive: false },
  'market pay': {
    meaning: 'what other employers pay, by surveys: nothing about a person',
    isSensitive: false,
  },
  directory: { meaning: 'names, work contacts, positions, teams and managers', isSensitive: false },
  contact: { meaning: 'private addresses, birth dates, emergency contacts', isSensitive: true },
  employment: { meaning: 'contracts, hours, hire and end dates, reasons for leaving', isSensitive: true },
  pay: { meaning: 'pay and bonuses', isSensitive: true },
  review: { meaning: 'ratings and feedback', isSensitive: true },
  goals: { meaning: 'goals and check-ins', isSensitive: false },
  skills: { meaning: 'skills with level and evidence', isSensitive: false },
  learning: { meaning: 'courses taken and their results', isSensitive: false },
  absence: { meaning: 'time off and its kind', isSensitive: true },
  work: { meaning: 'hours, load and performance measures', isSensitive: true },
  voice: { meaning: 'answers to surveys', isSensitive: true },
  hiring: { meaning: 'candidates, applications, interviews, offers', isSensitive: true },
  outlook: { meaning: 'what models say about a person, and what people decided on it', isSensitive: true },
  onboarding: { meaning: 'plans and tasks of new joiners', isSensitive: false },
  protected: { meaning: 'protected attributes: to audit and mitigate, nothing else', isSensitive: true },
  'audit trail': { meaning: 'who did what to whose data, when and for what', isSensitive: true },
} as const satisfies Record<string, { meaning: string; isSensitive: boolean }>

export type DataClass = keyof typeof dataClasses
