import { defineEntity } from './define-entity.ts'
import { choice, money, text } from './field.ts'
import { ofPerson } from './shared-parts.ts'

const periods = [
  'hour',
  'day',
  'week',
  'two weeks',
  'half month',
  'month',
  'quarter',
  'half year',
  'year',
] as const

export const pay = defineEntity({
  ...ofPerson,
  name: 'pay',
  path: 'pay',
  idPrefix: 'pay',
  dataClass: 'pay',
  meaning: 'What a person is paid',
  fields: {
    component: choice('which part of pay', ['base', 'allowance', 'shift premium', 'other'], {
      isRequired: true,
    }),
    amount: money('amount for one period', { isRequired: true }),
    period: choice('what it is paid for', periods, { isRequired: true }),
    frequency: choice('how often it is paid out', periods),
    changeReason: choice('why it changed', ['hire', 'merit', 'promotion', 'market', 'correction', 'other']),
  },
  exclusions: [
    { per: ['personId'], when: { component: 'base' }, message: 'a person has one base pay at a time' },
  ],
})

export const bonus = defineEntity({
  ...ofPerson,
  name: 'bonus',
  path: 'bonuses',
  idPrefix: 'bns',
  dataClass: 'pay',
  time: 'event',
  meaning: 'A payment made once',
  fields: {
    kind: choice('what it is for', ['performance', 'sign-on', 'retention', 'referral', 'equity', 'other'], {
      isRequired: true,
    }),
    amount: money('amount', { isRequired: true }),
    note: text('why', { maxLength: 500, identifying: 'directly' }),
  },
})
