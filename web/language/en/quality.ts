/** Words of data quality over time. */
export const quality = {
  title: 'Data quality',
  text: 'What your sheets were like, one after another: rows, what was rejected, what was not as it should be.',
  none: 'No sheet was checked yet',
  noneText: 'Once sheets are imported, what they were like stands here.',
  everybodyText:
    'What sheets of everybody were like: counts alone, no name of a file and no value of a cell.',
  notAsExpected: '{field}: not as expected',
  notAsBefore: '{field}: not as in the sheets before',
  wholeSheet: 'The sheet as a whole',
  toImports: 'To the imports',
  seriesText: '{count, plural, one {# sheet} other {# sheets}} with these columns, the newest first',
  asExpected: 'The newest is as expected',
  asExpectedText: 'Nothing was out of line with what is expected or with the sheets before it.',
  when: 'Checked',
  rows: 'Rows',
  rejected: 'Rejected',
  filled: 'Cells filled',
  findings: 'Findings',
  reason: 'Taken because',
  toNewest: 'Open the newest',
  outOfLine:
    '{count, plural, one {One thing in the newest is out of line} other {# things in the newest are out of line}}',
  file: 'File',
  state: 'State',
  changed: 'Read differently',
} as const
