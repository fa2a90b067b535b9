/**
 * A message with the option that says otherwise, as `option` of a note or of the details of an error: what reads files
 * knows what is meant, and only the command line calls it so.
 */
export function nameOption(message: string, option: unknown): string {
  if (typeof option !== 'string' || message.includes(`--${option}`)) return message
  return `${message.replace(/\.$/, '')} (--${option}).`
}
