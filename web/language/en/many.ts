/** Words of one change for many people. */
export const many = {
  change: 'Change for all…',
  take: 'Export (CSV)',
  notTaken: 'The list could not be exported',
  title: 'Change for {count, plural, one {# person} other {# people}}',
  text: 'One thing for all of them, from a day on. You see what would change for whom before anything does.',
  what: 'What changes',
  newValue: 'What holds from then on',
  look: 'See what changes',
  wouldChange:
    '{count, plural, =0 {Nothing would change} one {# person would change} other {# people would change}}',
  cannot: '{count, plural, one {# cannot be changed} other {# cannot be changed}}',
  areSame: '{count, plural, one {# stays as it is} other {# stay as they are}}',
  nothingYet: 'nothing is entered yet',
  linesOf: 'What changes for whom',
  before: 'Until then',
  after: 'From then on',
  until: '{value}, until {day}: what was entered for later stays',
  back: 'Back',
  make: '{count, plural, =0 {Nothing to change} one {Change # person} other {Change # people}}',
  running: 'How far it is',
  stop: 'Stop',
  stopped: 'It stopped before the end',
  made: '{count, plural, =0 {Nobody changed} one {# person changed} other {# people changed}}',
  undone:
    '{count, plural, =0 {Nothing taken back} one {Taken back for # person} other {Taken back for # people}}',
  leftOut:
    '{count, plural, one {# person was not reached: nothing changed there.} other {# people were not reached: nothing changed there.}}',
  refused:
    '{count, plural, one {# person stays as before, because it was refused:} other {# people stay as before, because it was refused:}}',
  stays:
    '{count, plural, one {For # person the change stays, because taking it back was refused:} other {For # people the change stays, because taking it back was refused:}}',
  refusedLines: 'Who was refused',
  undo: '{count, plural, one {Take it back} other {Take all # back}}',
  not: {
    same: 'is so already',
    noRecord: 'has no job on that day',
    self: 'nobody is their own manager',
    ring: 'is above the new manager, who would be above them too',
  },
} as const
