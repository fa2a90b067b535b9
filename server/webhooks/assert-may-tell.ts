import { AppError } from '@cadre/core'

/**
 * Asserts that whoever runs the machine lets messages go to an address: its host stands in `CADRE_WEBHOOK_HOSTS`, so that nobody can
 * make the server ask what only it can reach. TLS is asked for except on this machine. Throws `AppError('record-invalid')`.
 */
export function assertMayTell(url: string, hosts: readonly string[]): void {
  const { protocol, host, hostname, username, password } = new URL(url)
  if (username !== '' || password !== '')
    throw new AppError('record-invalid', 'The address must not hold a user name or password.')
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  if (protocol !== 'https:' && !isHere)
    throw new AppError('record-invalid', 'The address must begin with https://.')
  if (hosts.includes(host)) return
  throw new AppError(
    'record-invalid',
    hosts.length === 0
      ? 'Messages may go nowhere yet: whoever runs the server names the hosts in CADRE_WEBHOOK_HOSTS.'
      : `Messages may go to ${hosts.join(', ')}, not to ${host}. Whoever runs the server names the hosts in CADRE_WEBHOOK_HOSTS.`,
  )
}
