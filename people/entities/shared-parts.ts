import { text } from './field.ts'

/** What records of the organisation have in common. */
export const ofOrganisation = {
  subject: 'organisation',
  dataClass: 'organisation',
  time: 'period',
  title: ['name'],
} as const

/** What records of a person have in common. */
export const ofPerson = { subject: 'person', time: 'period' } as const

export const name = text('what people call it', { isRequired: true })
export const code = text('the short code it has in other systems', { maxLength: 60 })
