/**
 * Every error a caller can meet, in one place. The category decides the exit status of the
 * command line (`cli/exit-status.ts`); docs/errors.md lists them and a test ties the two.
 */
export const errorCodes = {
  usage: { category: 'usage', meaning: 'the command or its options are wrong' },
  'file-missing': { category: 'data', meaning: 'the file does not exist' },
  'file-not-a-file': { category: 'data', meaning: 'the path is a directory or a device' },
  'file-unreadable': { category: 'data', meaning: 'the file may not be read' },
  'file-empty': { category: 'data', meaning: 'the file holds no rows' },
  'file-format': { category: 'data', meaning: 'the file is not in a format that can be read' },
  'file-encoding': { category: 'data', meaning: 'the text is not in a known encoding' },
  'file-too-large': { category: 'data', meaning: 'the file is larger than this reader may take' },
  'rows-ragged': { category: 'data', meaning: 'rows have different numbers of cells' },
  'quote-unclosed': { category: 'data', meaning: 'a quoted cell is never closed' },
  'header-invalid': { category: 'data', meaning: 'the header cannot name the columns' },
  'column-missing': { category: 'data', meaning: 'a column that is needed is not there' },
  'column-mistyped': { category: 'data', meaning: 'a column holds another type than expected' },
  'column-unknown': { category: 'usage', meaning: 'no column has this name' },
  'learner-unavailable': { category: 'usage', meaning: 'a learner that was asked for cannot be loaded' },
  'too-many-columns': { category: 'data', meaning: 'there are more columns than a study takes' },
  'target-unusable': { category: 'refused', meaning: 'the target cannot be learned as it is' },
  'too-little-data': { category: 'refused', meaning: 'there are too few rows or positives to learn from' },
  'nothing-to-learn-from': { category: 'refused', meaning: 'no usable column is left' },
  'no-better-than-baseline': { category: 'refused', meaning: 'no model is better than a naive guess' },
  'quality-rests-on-leak': { category: 'refused', meaning: 'the quality comes from a suspect column' },
  'bundle-missing': { category: 'bundle', meaning: 'there is no model bundle at this path' },
  'bundle-incomplete': { category: 'bundle', meaning: 'a file of the bundle is missing or cut short' },
  'bundle-altered': { category: 'bundle', meaning: 'a file of the bundle is not what was signed' },
  'bundle-newer': { category: 'bundle', meaning: 'the bundle was written by a newer version' },
  'output-unwritable': { category: 'output', meaning: 'the result may not be written there' },
  'output-disk-full': { category: 'output', meaning: 'there is no space left for the result' },
  'settings-invalid': { category: 'usage', meaning: 'a setting cannot be used as it is' },
  'store-not-set-up': { category: 'store', meaning: 'there is no installation in the database yet' },
  'store-locked': { category: 'store', meaning: 'another process uses the data folder' },
  'store-unreachable': { category: 'store', meaning: 'the database does not answer' },
  'store-disk-full': { category: 'store', meaning: 'too little disk space is left to write safely' },
  'store-read-only': { category: 'store', meaning: 'the data folder cannot be written' },
  'store-empty': { category: 'store', meaning: 'the database holds no installation' },
  'store-not-empty': { category: 'store', meaning: 'the installation holds records or accounts already' },
  'backup-missing': { category: 'store', meaning: 'there is no backup at this path' },
  'backup-damaged': { category: 'store', meaning: 'the backup is not what was written, or not of Cadre' },
  'backup-locked': {
    category: 'store',
    meaning: 'the backup is sealed and this passphrase does not open it',
  },
  'store-newer': { category: 'store', meaning: 'the database was made by a newer version' },
  'field-key-missing': { category: 'store', meaning: 'a key that sealed values is not there' },
  'field-keys-unsafe': { category: 'store', meaning: 'the key file is not safe or not whole' },
  'field-altered': { category: 'store', meaning: 'a sealed value was altered or moved' },
  'audit-unwritable': { category: 'store', meaning: 'what is done cannot be entered in the audit trail' },
  'audit-trail-broken': { category: 'data', meaning: 'the audit trail is not the one that was sealed' },
  'lake-missing': { category: 'request', meaning: 'the lake holds no such data set' },
  'lake-damaged': { category: 'store', meaning: 'a file of the lake is missing or not what was written' },
  'ledger-altered': { category: 'store', meaning: 'the ledger of erasures and holds was altered' },
  'record-missing': { category: 'request', meaning: 'there is no such record within reach' },
  'record-invalid': { category: 'request', meaning: 'a value of the record cannot be' },
  'expectations-unmet': {
    category: 'request',
    meaning: 'a batch is not as the organisation expects',
  },
  'record-conflict': { category: 'request', meaning: 'the record contradicts another' },
  'person-erased': { category: 'request', meaning: 'the person was erased and may not be entered again' },
  'approval-needed': { category: 'access', meaning: 'the act needs a second person' },
  'version-stale': { category: 'request', meaning: 'the record was changed meanwhile' },
  'key-reused': { category: 'request', meaning: 'the idempotency key came with another request before' },
  'queue-full': { category: 'request', meaning: 'too many jobs are waiting or running' },
  'request-invalid': { category: 'request', meaning: 'the request is not what the route takes' },
  'too-many-requests': { category: 'request', meaning: 'this was asked too often; wait before asking again' },
  'not-signed-in': { category: 'access', meaning: 'nobody is signed in' },
  'sign-in-too-old': { category: 'access', meaning: 'the act needs a fresh sign-in' },
  'provider-unreachable': {
    category: 'access',
    meaning: 'the sign-in provider does not answer as it should',
  },
  'set-up-needed': { category: 'access', meaning: 'the account must first set up how it signs in' },
  'server-busy': { category: 'store', meaning: 'too many requests are waiting' },
  'access-denied': { category: 'access', meaning: 'the account may not do this' },
  cancelled: { category: 'cancelled', meaning: 'the work was stopped' },
} as const satisfies Record<string, { category: ErrorCategory; meaning: string }>

export type ErrorCategory =
  | 'usage'
  | 'data'
  | 'refused'
  | 'bundle'
  | 'output'
  | 'store'
  | 'request'
  | 'access'
  | 'cancelled'
export type ErrorCode = keyof typeof errorCodes
