/** Words of the data sets that models learn from. */
export const dataSets = {
  data: {
    copies: 'Copies of records too ({count})',
    title: 'Data set',
    rows: 'Rows',
    columns: 'Columns',
    source: 'From',
    asOf: 'As of',
    written: 'Written',
    add: 'Add a file',
    addText:
      'CSV, TSV, JSON, JSON lines, Parquet or XLSX, at most 8 MB. Rows are used to train; nobody reads them here.',
    name: 'Name',
    nameText: 'Lower case letters, digits and _',
    file: 'File',
    added: 'Added as {name}',
    erasedRows: '{count, plural, one {# row is} other {# rows are}} left out: somebody was erased',
    none: 'No data set yet',
    noneText: 'Add a file, or have features of everybody written by a job.',
    missing: 'Missing',
    distinct: 'Different values',
    type: 'Type',
    isProtected: 'protected attributes: for audits only',
    sameAs: 'Content {hash}',
    isSubject: 'says whom a row is about',
    older: '{count, plural, one {# older} other {# older}}',
  },
} as const
