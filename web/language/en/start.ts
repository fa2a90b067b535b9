/** Words of onboarding. */
export const start = {
  title: 'Onboarding',
  text: 'The first months of who starts: what is to be done, by whom, until when.',
  begin: 'New plan',
  none: 'Nobody is starting',
  noneText: 'Plans with open tasks that concern you stand here.',
  somebody: 'Somebody who starts',
  doneOf: '{done, number} of {all, number} done',
  you: 'you',
  due: 'until {day}',
  late: 'late: was due {day}',
  who: 'Who starts',
  template: 'Template',
  firstDay: 'First day',
  buddy: 'Buddy',
  make: 'Make the plan',
  begun: '{count, plural, one {A plan with # task was made} other {A plan with # tasks was made}}',
} as const
