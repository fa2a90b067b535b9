import { connect } from 'node:net'

// A process of its own: opens so many connections to a port, says nothing on them, and tells when all are open.

const [port, count] = process.argv.slice(2).map(Number) as [number, number]
let opened = 0
for (let index = 0; index < count; index++) {
  const socket = connect(port, '127.0.0.1', () => {
    // Half of a request, so that it is not even idle.
    if (index % 2 === 0) socket.write('GET /health HTTP/1.1\r\n')
    if (++opened === count) process.send?.(opened)
  })
  socket.on('error', () => undefined)
  // A listen queue takes some at a time.
  if (index % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
}
