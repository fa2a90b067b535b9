import { defineEntity } from './define-entity.ts'
import { choice, date, decimal, flag, text } from './field.ts'
import { ofPerson } from './shared-parts.ts'

/** The person record itself: who somebody is at work. Its id is the `personId` of every other record. */
export const person = defineEntity({
  ...ofPerson,
  name: 'person',
  path: 'person-profiles',
  idPrefix: 'per',
  dataClass: 'directory',
  meaning: 'A person of the organisation, as colleagues know them',
  title: ['preferredName', 'firstName', 'lastName'],
  fields: {
    employeeNumber: text('number in the payroll or HR system', { maxLength: 60, identifying: 'directly' }),
    firstName: text('given name', { isRequired: true, identifying: 'directly' }),
    lastName: text('family name', { isRequired: true, identifying: 'directly' }),
    preferredName: text('the name they go by', { identifying: 'directly' }),
    workEmail: text('address at work', { format: 'email', identifying: 'directly' }),
    workPhone: text('number at work', { format: 'phone', maxLength: 60, identifying: 'directly' }),
    language: text('language they want to be addressed in', { maxLength: 10, format: 'language' }),
    isSynthetic: flag('whether the person is made up'),
  },
  takesCustomFields: true,
  unique: [['employeeNumber']],
})

export const contactDetails = defineEntity({
  ...ofPerson,
  name: 'contact_details',
  path: 'contact-details',
  idPrefix: 'con',
  dataClass: 'contact',
  meaning: 'Where a person can be reached in private, and who in an emergency',
  fields: {
    personalEmail: text('private address', { format: 'email', isEncrypted: true, isLookedUp: true }),
    mobilePhone: text('private number', { format: 'phone', maxLength: 60, isEncrypted: true }),
    street: text('street and number', { isEncrypted: true }),
    city: text('town', { identifying: 'indirectly' }),
    postcode: text('postcode', { maxLength: 20, identifying: 'directly' }),
    country: text('ISO 3166 code', { format: 'country' }),
    commuteKm: decimal('way to work', { min: 0, max: 1000, unit: 'km' }),
    emergencyName: text('who to call', { isEncrypted: true }),
    emergencyPhone: text('their number', { format: 'phone', maxLength: 60, isEncrypted: true }),
    nationalId: text('number of the state', { isEncrypted: true, isLookedUp: true, maxLength: 60 }),
    bankAccount: text('account that pay goes to', { isEncrypted: true, maxLength: 60 }),
    birthDate: date('date of birth', { identifying: 'indirectly' }),
  },
  exclusions: [{ per: ['personId'], message: 'a person has one set of contact details at a time' }],
  takesCustomFields: true,
})

export const protectedProfile = defineEntity({
  ...ofPerson,
  name: 'protected_profile',
  path: 'protected-profiles',
  idPrefix: 'prt',
  dataClass: 'protected',
  meaning: 'What a person chose to say about protected attributes, kept apart, only to audit and mitigate',
  fields: {
    gender: choice('gender', ['female', 'male', 'other', 'prefers not to say']),
    ethnicity: text('ethnicity as the person names it', { maxLength: 100 }),
    disability: choice('disability', ['yes', 'no', 'prefers not to say']),
    veteran: choice('veteran', ['yes', 'no', 'prefers not to say']),
    nationality: text('ISO 3166 code', { format: 'country' }),
    maritalStatus: text('marital status', { maxLength: 60 }),
    source: choice('where it comes from', ['self-identified', 'imported'], { isRequired: true }),
  },
  exclusions: [{ per: ['personId'], message: 'a person has one protected profile at a time' }],
})
